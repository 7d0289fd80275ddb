using System.Net;
using System.Text.Json.Nodes;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatPlatform.Web.Tests;

/// <summary>The visitor's line.</summary>
public abstract class HubTests : IAsyncLifetime
{
    private const string Origin = "https://acme.example";

    private WebPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await StartAsync();
        await _platform.CreateTenantAsync("acme", Origin);
        await _platform.CreateTenantAsync("other", "https://other.example");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    /// <summary>A platform on the storage that is under test.</summary>
    protected abstract Task<WebPlatform> StartAsync();

    [Fact]
    public async Task A_question_is_accepted_and_its_reply_comes_as_events()
    {
        await using var visitor = await _platform.VisitAsync("acme", Origin);

        var receipt = await visitor.InvokeAsync("Send", new { client_message_id = "c1", text = "Hello!" });
        var events = await visitor.WatchUntilAsync(null, HubClient.IsCompleted);

        var replyId = receipt!["reply_id"]!.GetValue<string>();
        var types = events.Select(change => change["type"]!.GetValue<string>()).ToList();
        Assert.Equal("state", types[0]);
        Assert.Contains(events, change => change["type"]!.GetValue<string>() == "message" && change["message_id"]!.GetValue<string>() == replyId && change["role"]!.GetValue<string>() == "bot");
        Assert.Equal("completed", types[^1]);
        Assert.Equal(replyId, events[^1]["message_id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("", "message_empty")]
    [InlineData("   ", "message_empty")]
    public async Task An_empty_message_is_refused_with_a_code(string text, string code)
    {
        await using var visitor = await _platform.VisitAsync("acme", Origin);

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(() => visitor.InvokeAsync("Send", new { client_message_id = "c1", text }));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public async Task A_message_of_20_kB_is_refused_with_a_code_and_the_line_stays_open()
    {
        await using var visitor = await _platform.VisitAsync("acme", Origin);

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(() => visitor.InvokeAsync("Send", new { client_message_id = "c1", text = new string('x', 20_000) }));

        Assert.Equal("message_too_long", refusal.Code);
        Assert.NotNull(await visitor.InvokeAsync("Send", new { client_message_id = "c2", text = "Shorter" }));
    }

    [Theory]
    [InlineData("/hubs/chat")]
    [InlineData("/hubs/console")]
    public async Task A_front_that_is_being_stopped_takes_no_further_lines(string hub)
    {
        _platform.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        using var negotiated = await _platform.Anonymous.PostAsync($"{hub}/negotiate?negotiateVersion=1", null);
        using var dialled = await _platform.Anonymous.GetAsync($"{hub}?id=one-that-was-negotiated-before");

        await negotiated.ProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        await dialled.ProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal(TimeSpan.FromSeconds(1), negotiated.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Without_a_token_or_with_a_forged_one_there_is_no_line()
    {
        using var none = await _platform.Anonymous.PostAsync("/hubs/chat/negotiate?negotiateVersion=1", null);
        using var forged = await _platform.Anonymous.PostAsync("/hubs/chat/negotiate?negotiateVersion=1&access_token=forged", null);

        await none.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await forged.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task A_token_reaches_its_own_session_and_no_message_of_another()
    {
        await using var ours = await _platform.VisitAsync("acme", Origin);
        await using var theirs = await _platform.VisitAsync("other", "https://other.example");
        var receipt = await ours.InvokeAsync("Send", new { client_message_id = "c1", text = "A secret of acme" });

        foreach (var call in (Func<Task>[])
        [
            () => theirs.InvokeAsync("Stop", receipt!["reply_id"]!.GetValue<string>()),
            () => theirs.InvokeAsync("Rate", receipt!["reply_id"]!.GetValue<string>(), "up", null),
        ])
        {
            Assert.Equal("message_not_found", (await Assert.ThrowsAsync<HubRefusalException>(call)).Code);
        }

        await theirs.InvokeAsync("Send", new { client_message_id = "c1", text = "Hello" });
        var seen = await theirs.WatchUntilAsync(new { message_id = receipt!["message_id"]!.GetValue<string>(), offset = 0 }, HubClient.IsCompleted);
        Assert.DoesNotContain("secret of acme", string.Concat(seen.Select(change => change.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resumed_session_has_its_history()
    {
        var first = await (await _platform.BootstrapAsync(Origin, new { tenant_id = "acme" })).ReadJsonAsync();
        await using (var before = await _platform.ConnectAsync(first["token"]!.GetValue<string>()))
        {
            await before.InvokeAsync("Send", new { client_message_id = "c1", text = "Remember me" });
            await before.WatchUntilAsync(null, HubClient.IsCompleted);
        }

        await using var after = await _platform.VisitAsync("acme", Origin, first["session"]!.GetValue<string>());
        var history = await after.WatchUntilAsync(null, HubClient.IsCompleted);

        Assert.Contains(history, change => change["text"]?.GetValue<string>() == "Remember me");
    }

    [Theory]
    [InlineData("""{"type":1,"invocationId":"9","target":"Send","arguments":[null]}""")]
    [InlineData("""{"type":1,"invocationId":"9","target":"Send","arguments":[{"text":5}]}""")]
    [InlineData("""{"type":1,"invocationId":"9","target":"Send","arguments":[]}""")]
    [InlineData("""{"type":1,"invocationId":"9","target":"Rate","arguments":["x","sideways",null]}""")]
    [InlineData("""{"type":1,"invocationId":"9","target":"NoSuchMethod","arguments":[]}""")]
    [InlineData("""{"type":1,"invocationId":"9","target":"Stop","arguments":[null]}""")]
    public async Task A_malformed_call_is_refused_and_the_line_stays_open(string frame)
    {
        await using var visitor = await _platform.VisitAsync("acme", Origin);

        await visitor.SendFrameAsync(frame);

        Assert.NotNull(await visitor.InvokeAsync("Send", new { client_message_id = "c1", text = "Still here" }));
        Assert.DoesNotContain(_platform.Captured.Lines, line => line.StartsWith("Error ChatPlatform", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_visitors_token_stands_in_no_log_line_however_much_is_logged()
    {
        await using var talkative = new WebPlatform(("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:Default", "Trace"));
        await talkative.CreateTenantAsync("acme", Origin);
        var token = (await (await talkative.BootstrapAsync(Origin, new { tenant_id = "acme" })).ReadJsonAsync())["token"]!.GetValue<string>();
        await using var visitor = await talkative.ConnectAsync(token);
        await visitor.InvokeAsync("Send", new { client_message_id = "c1", text = "Hello" });

        Assert.NotEmpty(talkative.Captured.Lines);
        Assert.DoesNotContain(talkative.Captured.Lines, line => line.Contains(token, StringComparison.Ordinal));
    }
}
