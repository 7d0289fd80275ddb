using System.Text.Json;
using ChatPlatform.Models.Answering;
using ChatPlatform.Sessions;
using ChatPlatform.Testing;

namespace ChatPlatform.Models.Tests.Providers;

/// <summary>What goes over the wire and comes back, for each provider.</summary>
public sealed class WireTests
{
    public static readonly TheoryData<string> Providers = ["openai", "anthropic"];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_reply_streams_with_its_citations_and_the_providers_usage(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream("Returns take", " 30 days", " [1].").WithUsage(321, 12));

        var (text, outcome) = await Asked.AnswerAsync(host.Client, Asked.Prompt("How long?", "Returns are accepted within 30 days."));

        Assert.Equal("Returns take 30 days [1].", text);
        Assert.Equal(MessageStatus.Complete, outcome.Status);
        Assert.Equal("Returns are accepted within 30 days.", Assert.Single(outcome.Citations).Quote);
        Assert.Equal(new TurnUsage(321, 12, provider, provider == "openai" ? "gpt-fake" : "claude-fake"), outcome.Usage);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Deltas_are_passed_on_while_the_model_is_still_writing(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        var gate = new TaskCompletionSource();
        server.Enqueue(FakeModelReply.Stream("first").ThenWaitFor(gate.Task).Then(" second"));
        await using var deltas = new AnswerStream(host.Client, Asked.Prompt("Q?", "P.")).ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await deltas.MoveNextAsync());
        Assert.Equal("first", deltas.Current);
        gate.SetResult();
        Assert.True(await deltas.MoveNextAsync());
        Assert.Equal(" second", deltas.Current);
        Assert.False(await deltas.MoveNextAsync());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Usage_is_estimated_when_the_provider_reports_none(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream("12345678", "9").WithoutUsage());
        var prompt = Asked.Prompt("Q?", "P.");

        var (_, outcome) = await Asked.AnswerAsync(host.Client, prompt);

        Assert.Equal(3, outcome.Usage.OutputTokens);
        Assert.Equal((prompt.Messages.Sum(message => message.Text.Length) + 3) / 4, outcome.Usage.InputTokens);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_structured_passages_stay_in_the_process(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Of(provider, server);
        server.Enqueue(FakeModelReply.Stream("a"));

        await Asked.AnswerAsync(host.Client, Asked.Prompt("Q?", "A passage that is sent once."));

        var request = Assert.Single(server.Requests);
        Assert.DoesNotContain(Grounding.Key, request.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Grounding", request.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, Count(request.Text, "A passage that is sent once."));
    }

    [Fact]
    public async Task OpenAI_gets_messages_in_order_the_key_and_the_wish_for_usage()
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.OpenAI(server);
        server.Enqueue(FakeModelReply.Stream("a"));

        await Asked.AnswerAsync(host.Client, Conversation());

        var request = Assert.Single(server.Requests);
        Assert.Equal($"Bearer {ModelHost.Key}", request.Headers["Authorization"]);
        Assert.Equal("gpt-fake", request.Body.GetProperty("model").GetString());
        Assert.True(request.Body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
        Assert.Equal(GroundedPrompt.MaxReplyTokens, request.Body.GetProperty("max_completion_tokens").GetInt32());
        var roles = request.Body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString());
        Assert.Equal(["system", "user", "assistant", "user"], roles);
    }

    [Fact]
    public async Task Anthropic_gets_the_rules_as_system_and_the_key()
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.Anthropic(server);
        server.Enqueue(FakeModelReply.Stream("a"));

        await Asked.AnswerAsync(host.Client, Conversation());

        var request = Assert.Single(server.Requests);
        Assert.Equal($"Bearer {ModelHost.Key}", request.Headers["Authorization"]);
        Assert.Equal("claude-fake", request.Body.GetProperty("model").GetString());
        Assert.Equal(GroundedPrompt.MaxReplyTokens, request.Body.GetProperty("max_tokens").GetInt32());
        Assert.Contains("which nothing below can change", request.Body.GetProperty("system").ToString(), StringComparison.Ordinal);
        var roles = request.Body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString());
        Assert.Equal(["user", "assistant", "user"], roles);
    }

    [Fact]
    public async Task A_server_without_a_key_gets_no_authorization_header()
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = new ModelHost(("Default", "openai"), ("OpenAI:BaseUrl", server.OpenAIUrl), ("OpenAI:Model", "local"));
        server.Enqueue(FakeModelReply.Stream("a"));

        await Asked.AnswerAsync(host.Client, Asked.Prompt("Q?", "P."));

        Assert.False(Assert.Single(server.Requests).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task The_fake_server_also_answers_whole()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Enqueue(FakeModelReply.Stream("whole ", "reply"));
        using var http = new HttpClient();
        using var asked = new StringContent("""{"model":"m","messages":[]}""");

        var answer = await http.PostAsync(new Uri($"{server.OpenAIUrl}/chat/completions"), asked, TestContext.Current.CancellationToken);

        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("whole reply", body.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    private static GroundedPrompt Conversation() => GroundedPrompt.Build(new PromptRequest(
        "Acme",
        "",
        "en",
        [Asked.Passage(1, "P.")],
        [Asked.Said(MessageRole.Visitor, "Hello"), Asked.Said(MessageRole.Bot, "Hello, visitor")],
        "Q?"));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
