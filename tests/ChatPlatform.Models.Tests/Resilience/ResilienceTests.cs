using ChatPlatform.Testing;
using Microsoft.Extensions.AI;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatPlatform.Models.Tests.Resilience;

/// <summary>Time-outs, the one retry, cancellation and errors, the same for every provider.</summary>
public sealed class ResilienceTests
{
    private static readonly ModelMessage[] Hello = [new(ChatRole.User, "Hello")];

    public static readonly TheoryData<string> Providers = ["openai", "anthropic"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("openai", 429)]
    [InlineData("openai", 500)]
    [InlineData("openai", 503)]
    [InlineData("anthropic", 429)]
    [InlineData("anthropic", 529)]
    public async Task A_busy_or_broken_provider_is_asked_once_more_after_the_time_it_names(string provider, int status)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Error(status, retryAfter: "7"), FakeModelReply.Stream("again"));

        var reading = ReadAsync(host.Client);
        await host.Time.WaitedForAsync(TimeSpan.FromSeconds(7), Token);
        Assert.Single(server.Requests);
        host.Time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal("again", await reading);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_time_to_wait_may_be_a_date(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        var date = host.Time.GetUtcNow().AddSeconds(4).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        server.Enqueue(FakeModelReply.Error(503, retryAfter: date), FakeModelReply.Stream("again"));

        var reading = ReadAsync(host.Client);
        await host.Time.WaitedForAsync(TimeSpan.FromSeconds(4), Token);
        host.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("again", await reading);
    }

    [Fact]
    public async Task A_longer_wait_than_allowed_is_not_waited_but_told()
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.OpenAI(server);
        server.Enqueue(FakeModelReply.Error(429, retryAfter: "60"));

        var refusal = await Assert.ThrowsAsync<ChatException>(() => ReadAsync(host.Client));

        Assert.Equal(TimeSpan.FromSeconds(60), refusal.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_second_failure_is_final(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Error(500, retryAfter: "0"), FakeModelReply.Error(500), FakeModelReply.Stream("never"));

        var refusal = await Assert.ThrowsAsync<ChatException>(() => ReadAsync(host.Client));

        Assert.Equal(ErrorCodes.ModelUnavailable, refusal.Code);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("openai", 400)]
    [InlineData("openai", 401)]
    [InlineData("openai", 404)]
    [InlineData("anthropic", 401)]
    public async Task A_refusal_is_final_at_once_and_leaks_nothing(string provider, int status)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Error(status, message: $"secret body, key {ModelHost.Key}"), FakeModelReply.Stream("never"));

        var refusal = await Assert.ThrowsAsync<ChatException>(() => ReadAsync(host.Client));

        Assert.Equal(ErrorCodes.ModelUnavailable, refusal.Code);
        Assert.Single(server.Requests);
        Assert.Contains($"status {status}", host.Log.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])["secret body", ModelHost.Key, "127.0.0.1"])
        {
            Assert.DoesNotContain(secret, refusal.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, host.Log.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_connection_that_breaks_before_the_first_word_is_opened_again(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream().ThenDrop(), FakeModelReply.Stream("again"));

        var reading = ReadAsync(host.Client);
        await host.Time.WaitedForAsync(TimeSpan.FromMilliseconds(500), Token);
        host.Time.Advance(TimeSpan.FromMilliseconds(500));

        Assert.Equal("again", await reading);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_server_that_is_not_there_is_tried_twice(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Refuse(), FakeModelReply.Refuse());

        var reading = ReadAsync(host.Client);
        await host.Time.WaitedForAsync(TimeSpan.FromMilliseconds(500), Token);
        host.Time.Advance(TimeSpan.FromMilliseconds(500));
        var refusal = await Assert.ThrowsAsync<ChatException>(() => reading);

        Assert.Equal("The model cannot be reached. Please ask again in a moment.", refusal.Message);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_connection_that_breaks_after_the_first_word_is_an_error_and_no_second_try(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        var seen = new TaskCompletionSource();
        server.Enqueue(FakeModelReply.Stream("first").ThenWaitFor(seen.Task).ThenDrop(), FakeModelReply.Stream("never"));
        await using var updates = Updates(host.Client, Token);

        Assert.Equal("first", await NextTextAsync(updates));
        seen.SetResult();
        var refusal = await Assert.ThrowsAsync<ChatException>(() => NextTextAsync(updates));

        Assert.Equal(ErrorCodes.ModelUnavailable, refusal.Code);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_error_inside_the_stream_is_an_error(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream("first").ThenFail());
        await using var updates = Updates(host.Client, Token);

        Assert.Equal("first", await NextTextAsync(updates));
        var refusal = await Assert.ThrowsAsync<ChatException>(() => NextTextAsync(updates));

        Assert.DoesNotContain("scripted", refusal.ToString() + host.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Silence_before_the_first_word_ends_the_call_and_its_connection(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream().ThenStall());

        var reading = ReadAsync(host.Client);
        var request = await server.NextRequestAsync(Token);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var refusal = await Assert.ThrowsAsync<ChatException>(() => reading);

        Assert.Equal("The model took too long. Please ask again in a moment.", refusal.Message);
        await request.Disconnected.WaitAsync(Token);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Silence_between_words_ends_the_call_and_its_connection(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream("first").ThenStall());
        await using var updates = Updates(host.Client, Token);
        Assert.Equal("first", await NextTextAsync(updates));
        var request = await server.NextRequestAsync(Token);

        var next = NextTextAsync(updates);
        host.Time.Advance(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<ChatException>(() => next);
        await request.Disconnected.WaitAsync(Token);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_slow_reader_is_not_a_silent_model(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream("first", "second"));
        await using var updates = Updates(host.Client, Token);

        Assert.Equal("first", await NextTextAsync(updates));
        host.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("second", await NextTextAsync(updates));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Cancelling_reaches_the_wire(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        using var stop = new CancellationTokenSource();
        server.Enqueue(FakeModelReply.Stream("first").ThenStall());
        await using var updates = Updates(host.Client, stop.Token);
        Assert.Equal("first", await NextTextAsync(updates));
        var request = await server.NextRequestAsync(Token);

        var next = NextTextAsync(updates);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await request.Disconnected.WaitAsync(Token);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Leaving_a_reply_unread_reaches_the_wire(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream("first").ThenStall());

        await foreach (var update in host.Client.GetStreamingResponseAsync(Hello, cancellationToken: Token))
        {
            if (update.Text.Length > 0)
            {
                break;
            }
        }

        var request = await server.NextRequestAsync(Token);
        await request.Disconnected.WaitAsync(Token);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_whole_response_is_a_stream_read_to_its_end(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream("one ", "two").WithUsage(5, 2));

        var response = await host.Client.GetResponseAsync(Hello, cancellationToken: Token);

        Assert.Equal("one two", response.Text);
        Assert.Equal(5, response.Usage!.InputTokenCount);
        Assert.Equal(2, response.Usage.OutputTokenCount);
    }

    private static IAsyncEnumerator<ChatResponseUpdate> Updates(IChatClient client, CancellationToken cancellationToken) =>
        client.GetStreamingResponseAsync(Hello, cancellationToken: cancellationToken).GetAsyncEnumerator(CancellationToken.None);

    private static async Task<string?> NextTextAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        while (await updates.MoveNextAsync())
        {
            if (updates.Current.Text.Length > 0)
            {
                return updates.Current.Text;
            }
        }

        return null;
    }

    private static async Task<string> ReadAsync(IChatClient client)
    {
        var text = "";
        await foreach (var update in client.GetStreamingResponseAsync(Hello, cancellationToken: Token))
        {
            text += update.Text;
        }

        return text;
    }
}
