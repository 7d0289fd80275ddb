using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>A bot is tried with what is found, what the model is told and what it costs laid open; and a conversation keeps what was found for each reply.</summary>
public sealed class PlaygroundTests : IAsyncLifetime
{
    private FakeModelServer _model = null!;
    private WebPlatform _platform = null!;
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        _model.Otherwise = FakeModelReply.Stream("It boils in three minutes [1].");
        _platform = new WebPlatform(
            ("Chat:Models:Default", "openai"),
            ("Chat:Models:Currency", "CHF"),
            ("Chat:Models:OpenAI:BaseUrl", _model.OpenAIUrl),
            ("Chat:Models:OpenAI:ApiKey", "a-key"),
            ("Chat:Models:OpenAI:Model", "a-model"),
            ("Chat:Models:OpenAI:InputPrice", "10"));
        _acme = await _platform.CreateTenantAsync("acme");
        using var form = new MultipartFormDataContent { { new StringContent("# Kettles\n\nThe kettle boils in three minutes."), "file", "kettles.md" } };
        Assert.Equal(HttpStatusCode.OK, (await _acme.Upload.PostAsync("/api/v1/upload", form)).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task A_trial_tells_what_was_found_what_was_asked_and_what_it_cost_and_keeps_no_conversation()
    {
        var told = await TryAsync(new { message = "How fast does it boil?", instructions = "Speak like a pirate.", temperature = 0.25, history = new[] { new { role = "visitor", text = "I have a kettle." } } });

        Assert.Equal("It boils in three minutes [1].", told["reply"]!.GetValue<string>());
        Assert.Equal("complete", told["status"]!.GetValue<string>());
        Assert.Contains("three minutes", told["hits"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Speak like a pirate.", told["prompt"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["system", "user", "user"], told["prompt"]!.AsArray().Select(message => message!["role"]!.GetValue<string>()));
        Assert.Single(told["citations"]!.AsArray());
        Assert.True(told["cost"]!.GetValue<decimal>() > 0);
        Assert.Equal("CHF", told["currency"]!.GetValue<string>());
        Assert.True(told["timings"]!["total_ms"]!.GetValue<long>() >= told["timings"]!["first_token_ms"]!.GetValue<long>());
        Assert.Contains("\"temperature\":0.25", _model.Requests[^1].Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        Assert.Empty((await (await _acme.Admin.GetAsync("/api/v1/sessions")).ReadJsonAsync())["items"]!.AsArray());
        var metered = Assert.Single((await (await _acme.Admin.GetAsync("/api/v1/usage")).ReadJsonAsync())["rows"]!.AsArray())!;
        Assert.Equal(told["cost"]!.GetValue<decimal>(), metered["cost"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task As_events_they_come_in_order()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/playground") { Content = JsonContent.Create(new { message = "How fast does it boil?" }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var text = await (await _acme.Upload.SendAsync(request)).Content.ReadAsStringAsync();

        var types = text.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal))
            .Select(line => JsonNode.Parse(line["data:".Length..])!["type"]!.GetValue<string>()).ToList();
        Assert.Equal(["retrieved", "prompt", "delta", "citations", "completed"], types.Distinct());
    }

    [Fact]
    public async Task Of_sources_that_are_named_nothing_else_is_found()
    {
        Assert.Single((await TryAsync(new { message = "How fast does the kettle boil?", sources = new[] { "uploads" } }))["hits"]!.AsArray());
        Assert.Empty((await TryAsync(new { message = "How fast does the kettle boil?", sources = new[] { "another" } }))["hits"]!.AsArray());
    }

    [Fact]
    public async Task A_trial_that_is_not_in_order_or_beyond_the_limits_is_refused()
    {
        foreach (var (body, code) in (IEnumerable<(object, string)>)
        [
            (new { message = " " }, "message_empty"),
            (new { message = "x", bot = "none" }, "bot_not_found"),
            (new { message = "x", k = 51 }, "invalid_request"),
            (new { message = "x", temperature = 3 }, "invalid_request"),
            (new { message = "x", history = new[] { new { role = "agent", text = "x" } } }, "invalid_request"),
        ])
        {
            var response = await _acme.Upload.PostAsJsonAsync("/api/v1/playground", body);
            Assert.Equal(code, (await response.ReadJsonAsync())["code"]!.GetValue<string>());
        }

        await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { limits = new { messages_per_month = 1 } });
        await TryAsync(new { message = "How fast does it boil?" });
        await (await _acme.Upload.PostAsJsonAsync("/api/v1/playground", new { message = "And now?" })).ProblemAsync(HttpStatusCode.TooManyRequests, "quota_exceeded");
    }

    [Fact]
    public async Task What_was_found_for_a_reply_stands_in_the_transcript_and_in_its_export()
    {
        Assert.Equal(HttpStatusCode.OK, (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "How fast does the kettle boil?", session_id = "s1" })).StatusCode);

        var shown = await (await _acme.Admin.GetAsync("/api/v1/sessions/s1")).ReadJsonAsync();
        Assert.Null(shown["messages"]![0]!["retrieval"]);
        var found = shown["messages"]![1]!["retrieval"]![0]!;
        Assert.Equal("Kettles", found["title"]!.GetValue<string>());
        Assert.True(found["score"]!.GetValue<double>() > 0);

        var export = await _acme.Admin.GetAsync("/api/v1/sessions/s1/export");
        Assert.Equal("attachment", export.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(shown.ToJsonString(), (await export.ReadJsonAsync()).ToJsonString());
    }

    private async Task<JsonNode> TryAsync(object body)
    {
        var response = await _acme.Upload.PostAsJsonAsync("/api/v1/playground", body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }
}
