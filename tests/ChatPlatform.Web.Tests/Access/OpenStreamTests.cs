using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.Access;

/// <summary>
/// What is open ends with what it was opened by. In AnythingLLM (CVE-2026-32717) a suspended user's key went on working;
/// here neither a key that is revoked nor a tenant that is suspended keeps so much as a stream that was open before.
/// </summary>
public sealed class OpenStreamTests : IAsyncLifetime
{
    private const string Origin = "https://acme.example";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Every reply stands still until the test is over.</summary>
    private readonly TaskCompletionSource _over = new();

    private FakeModelServer _model = null!;
    private WebPlatform _platform = null!;
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        _model.Otherwise = FakeModelReply.Stream("It is ").ThenWaitFor(_over.Task);
        _platform = new WebPlatform(
            ("Chat:Models:Default", "openai"),
            ("Chat:Models:OpenAI:BaseUrl", _model.OpenAIUrl),
            ("Chat:Models:OpenAI:ApiKey", "a-key"),
            ("Chat:Models:OpenAI:Model", "a-model"));
        _acme = await _platform.CreateTenantAsync("acme", Origin);
    }

    public async ValueTask DisposeAsync()
    {
        _over.SetResult();
        await _platform.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task CVE_2026_32717_a_revoked_key_ends_the_reply_that_it_reads()
    {
        var key = await KeyAsync();
        using var reading = await AskAsync(_platform.With(key["key"]!.GetValue<string>()));
        using var waiting = _platform.With(key["key"]!.GetValue<string>());
        var answer = waiting.PostAsJsonAsync("/api/v1/chat", new { message = "Hello?" });
        await _model.NextRequestAsync(CancellationToken.None).AsTask().WaitAsync(Patience);

        Assert.Equal(HttpStatusCode.NoContent, (await _acme.Admin.DeleteAsync($"/api/v1/keys/{key["id"]}")).StatusCode);

        Assert.Equal("unauthorized", (await LastEventAsync(reading))["code"]!.GetValue<string>());
        await (await answer.WaitAsync(Patience)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task A_key_that_is_rotated_without_overlap_ends_too_and_one_with_overlap_reads_on()
    {
        var (ending, lasting) = (await KeyAsync(), await KeyAsync());
        using var ended = await AskAsync(_platform.With(ending["key"]!.GetValue<string>()));
        using var goesOn = await AskAsync(_platform.With(lasting["key"]!.GetValue<string>()));

        await _acme.Admin.PostAsync($"/api/v1/keys/{lasting["id"]}/rotate?overlap_hours=1", null);
        await _acme.Admin.PostAsync($"/api/v1/keys/{ending["id"]}/rotate?overlap_hours=0", null);

        Assert.Equal("unauthorized", (await LastEventAsync(ended))["code"]!.GetValue<string>());
        Assert.False(goesOn.Rest.IsCompleted);
    }

    [Fact]
    public async Task A_key_that_expires_while_it_reads_is_cut_off_then()
    {
        var soon = DateTimeOffset.UtcNow.AddSeconds(5);
        var made = await (await _acme.Admin.PostAsJsonAsync("/api/v1/keys", new { scope = "chat", expires_at = soon })).ReadJsonAsync();
        using var reading = await AskAsync(_platform.With(made["key"]!.GetValue<string>()));

        Assert.Equal("unauthorized", (await LastEventAsync(reading))["code"]!.GetValue<string>());
        Assert.True(DateTimeOffset.UtcNow >= soon);
    }

    [Fact]
    public async Task A_revoked_platform_key_ends_what_it_reads_of_any_tenant()
    {
        var key = await (await _platform.Admin.PostAsJsonAsync("/api/v1/admin/keys", new { })).ReadJsonAsync();
        using var reading = await AskAsync(_platform.With(key["key"]!.GetValue<string>()));

        await _platform.Admin.DeleteAsync($"/api/v1/admin/keys/{key["id"]}");

        Assert.Equal("unauthorized", (await LastEventAsync(reading))["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task CVE_2026_32717_a_suspended_tenant_loses_every_stream_line_and_door_and_nobody_else_does()
    {
        await _platform.CreateTenantAsync("other", "https://other.example");
        var token = (await (await _platform.BootstrapAsync(Origin, new { tenant_id = "acme" })).ReadJsonAsync())["token"]!.GetValue<string>();
        await using var visitor = await _platform.ConnectAsync(token);
        await using var neighbour = await _platform.VisitAsync("other", "https://other.example");
        var watched = visitor.WatchUntilAsync(null, _ => false);
        using var reading = await AskAsync(_acme.Chat);

        await _platform.Admin.PostAsync("/api/v1/admin/tenants/acme/suspend", null);

        Assert.Equal("tenant_suspended", (await LastEventAsync(reading))["code"]!.GetValue<string>());
        Assert.Equal("tenant_suspended", (await Assert.ThrowsAsync<HubRefusalException>(() => watched.WaitAsync(Patience))).Code);
        await visitor.Closed.WaitAsync(Patience);
        await using (var again = await _platform.ConnectAsync(token))
        {
            await again.Closed.WaitAsync(Patience);
            Assert.Contains("tenant_suspended", (await Assert.ThrowsAsync<HubClosedException>(() => again.InvokeAsync("RequestHuman"))).Message, StringComparison.Ordinal);
        }

        await (await _platform.BootstrapAsync(Origin, new { tenant_id = "acme" })).ProblemAsync(HttpStatusCode.Forbidden, "tenant_suspended");
        foreach (var path in (string[])["/api/v1/sessions", "/api/v1/sources", "/api/v1/keys", "/api/v1/tenant", "/api/v1/knowledge/search?q=x"])
        {
            await (await _acme.Admin.GetAsync(path)).ProblemAsync(HttpStatusCode.Forbidden, "tenant_suspended");
        }

        Assert.Equal(HttpStatusCode.OK, (await _platform.Admin.GetAsync("/api/v1/sessions?tenant=acme")).StatusCode);
        Assert.NotNull(await neighbour.InvokeAsync("Send", new { client_message_id = "c1", text = "Hello" }));
    }

    [Fact]
    public async Task A_tenant_that_is_marked_for_deletion_hangs_up_on_its_visitors()
    {
        await using var visitor = await _platform.VisitAsync("acme", Origin);
        var watched = visitor.WatchUntilAsync(null, _ => false);

        await _platform.Admin.DeleteAsync("/api/v1/admin/tenants/acme");

        Assert.Equal("tenant_suspended", (await Assert.ThrowsAsync<HubRefusalException>(() => watched.WaitAsync(Patience))).Code);
        await visitor.Closed.WaitAsync(Patience);
    }

    [Theory]
    [InlineData("/api/v1/tenant", """{"endpoints":{"widget":false}}""", "endpoint_disabled")]
    [InlineData("/api/v1/admin/tenants/acme", """{"origins":["https://elsewhere.example"]}""", "origin_not_allowed")]
    [InlineData("/api/v1/admin/tenants/acme", """{"bots":[{"id":"another"}]}""", "bot_not_found")]
    public async Task A_visitors_line_ends_with_what_let_the_page_in(string path, string body, string code)
    {
        await using var visitor = await _platform.VisitAsync("acme", Origin);
        var watched = visitor.WatchUntilAsync(null, _ => false);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var client = path.Contains("admin", StringComparison.Ordinal) ? _platform.Admin : _acme.Admin;
        Assert.Equal(HttpStatusCode.OK, (await client.PutAsync(path, content)).StatusCode);

        Assert.Equal(code, (await Assert.ThrowsAsync<HubRefusalException>(() => watched.WaitAsync(Patience))).Code);
        await visitor.Closed.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_change_that_takes_nothing_away_ends_nothing()
    {
        await using var visitor = await _platform.VisitAsync("acme", Origin);
        using var reading = await AskAsync(_acme.Chat);

        await _acme.Admin.PutAsJsonAsync("/api/v1/tenant", new { name = "Another name" });
        var key = await KeyAsync();
        await _acme.Admin.DeleteAsync($"/api/v1/keys/{key["id"]}");

        Assert.NotNull(await visitor.InvokeAsync("Send", new { client_message_id = "c1", text = "Still here" }));
        Assert.False(reading.Rest.IsCompleted);
        Assert.False(visitor.Closed.IsCompleted);
    }

    [Theory]
    [InlineData("chat", "POST", "/api/v1/chat")]
    [InlineData("upload", "POST", "/api/v1/sources")]
    [InlineData("upload", "POST", "/api/v1/sources/some/sync")]
    [InlineData("debug_search", "GET", "/api/v1/knowledge/search?q=x")]
    [InlineData("widget", "POST", "/api/widget/bootstrap?tenant=acme")]
    public async Task What_a_tenant_turns_off_is_refused_with_a_code_until_it_is_on_again(string endpoint, string method, string path)
    {
        await TurnAsync(endpoint, on: false);
        await (await SendAsync()).ProblemAsync(HttpStatusCode.Forbidden, "endpoint_disabled");

        await TurnAsync(endpoint, on: true);
        Assert.DoesNotContain("endpoint_disabled", await (await SendAsync()).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        async Task<HttpResponseMessage> SendAsync()
        {
            // The body is refused for what it lacks, so that nothing is begun.
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? JsonContent.Create(new { }) : null };
            request.Headers.Add("Origin", Origin);
            return await (endpoint == "widget" ? _platform.Anonymous : _acme.Admin).SendAsync(request);
        }
    }

    private async Task TurnAsync(string endpoint, bool on) =>
        Assert.Equal(HttpStatusCode.OK, (await _acme.Admin.PutAsJsonAsync("/api/v1/tenant", new { endpoints = new Dictionary<string, bool> { [endpoint] = on } })).StatusCode);

    private async Task<JsonNode> KeyAsync() => await (await _acme.Admin.PostAsJsonAsync("/api/v1/keys", new { scope = "chat" })).ReadJsonAsync();

    /// <summary>Asks, and returns once the reply has begun.</summary>
    private async Task<Reading> AskAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/chat?tenant=acme") { Content = JsonContent.Create(new { message = "Where is it?" }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Contains("It is", StringComparison.Ordinal))
            {
                await _model.NextRequestAsync(CancellationToken.None).AsTask().WaitAsync(Patience);
                return new Reading(response, reader.ReadToEndAsync());
            }
        }

        throw new InvalidOperationException("The reply did not begin.");
    }

    private static async Task<JsonNode> LastEventAsync(Reading reading)
    {
        var rest = await reading.Rest.WaitAsync(Patience);
        var last = rest.Split('\n').Last(line => line.StartsWith("data:", StringComparison.Ordinal));
        var change = JsonNode.Parse(last["data:".Length..])!;
        Assert.Equal("error", change["type"]!.GetValue<string>());
        return change;
    }

    private sealed record Reading(HttpResponseMessage Response, Task<string> Rest) : IDisposable
    {
        public void Dispose() => Response.Dispose();
    }
}
