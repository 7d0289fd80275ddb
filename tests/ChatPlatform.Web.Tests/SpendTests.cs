using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>What a model costs, who sees it, and what a month's ceiling does.</summary>
public sealed class SpendTests : IAsyncLifetime
{
    private FakeModelServer _model = null!;
    private WebPlatform _platform = null!;
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        _model.Otherwise = FakeModelReply.Stream("Within ", "30 days.");
        _platform = new WebPlatform(
            ("Chat:Models:Default", "openai"),
            ("Chat:Models:Currency", "EUR"),
            ("Chat:Models:OpenAI:BaseUrl", _model.OpenAIUrl),
            ("Chat:Models:OpenAI:Model", "gpt-fake"),
            ("Chat:Models:OpenAI:InputPrice", "2.50"),
            ("Chat:Models:OpenAI:OutputPrice", "10"),
            ("Chat:Models:AllowPrivateHosts:0", new Uri(_model.OpenAIUrl).Authority));
        _acme = await _platform.CreateTenantAsync("acme");
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_tells_its_cost_and_the_month_shows_it()
    {
        var reply = await (await AskAsync()).ReadJsonAsync();

        // 100 tokens in and 10 out, as the model reports.
        Assert.Equal(0.00035m, reply["usage"]!["cost"]!.GetValue<decimal>());
        var usage = await (await _acme.Admin.GetAsync("/api/v1/usage")).ReadJsonAsync();
        Assert.Equal(("EUR", 0.00035m), (usage["currency"]!.GetValue<string>(), Assert.Single(usage["rows"]!.AsArray())!["cost"]!.GetValue<decimal>()));
        var limits = await LimitsAsync();
        Assert.Equal("EUR", limits["currency"]!.GetValue<string>());
        Assert.Equal(0.00035m, Limit(limits, "spend_per_month")["used"]!.GetValue<decimal>());
        Assert.Null(Limit(limits, "spend_per_month")["allowed"]);
        Assert.Equal(1, Limit(limits, "messages_per_month")["used"]!.GetValue<int>());
        Assert.Equal(600, Limit(limits, "turns_per_minute")["allowed"]!.GetValue<int>());
        Assert.Equal(1, Limit(limits, "messages_per_month")["resets_at"]!.GetValue<DateTimeOffset>().Day);
    }

    [Fact]
    public async Task At_the_ceiling_the_answer_is_a_429_that_names_it_and_no_model_is_asked()
    {
        await SetCeilingAsync(0.001m);

        var first = await (await AskAsync()).ReadJsonAsync();
        Assert.Equal("failed", first["status"]!.GetValue<string>());
        Assert.Null(first["usage"]);
        var response = await AskAsync();

        var problem = await response.ProblemAsync(HttpStatusCode.TooManyRequests, "spend_ceiling_reached");
        Assert.Equal("spend_per_month", problem["limit"]!.GetValue<string>());
        Assert.DoesNotContain("0.001", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(response.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Empty(_model.Requests);
    }

    [Fact]
    public async Task A_tenants_own_admin_may_choose_the_built_in_model_over_silence()
    {
        await SetCeilingAsync(0.001m);
        var chosen = await (await _acme.Admin.PutAsJsonAsync("/api/v1/tenant", new { degrade_to_extractive = true })).ReadJsonAsync();
        Assert.True(chosen["degrade_to_extractive"]!.GetValue<bool>());

        var reply = await (await AskAsync()).ReadJsonAsync();

        Assert.Equal(("extractive", 0m), (reply["usage"]!["provider"]!.GetValue<string>(), reply["usage"]!["cost"]!.GetValue<decimal>()));
        Assert.Empty(_model.Requests);
        Assert.True((await LimitsAsync())["degrades_to_extractive"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_tenant_cannot_raise_its_own_limits()
    {
        await SetCeilingAsync(0.001m);

        foreach (var body in (string[])["""{"limits":{"spend_per_month":1000}}""", """{"plan":"standard"}"""])
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            await (await _acme.Admin.PutAsync("/api/v1/tenant", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        }

        await (await _acme.Chat.GetAsync("/api/v1/limits")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(0.001m, Limit(await LimitsAsync(), "spend_per_month")["allowed"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_tenants_own_model_costs_the_platform_nothing_whatever_protocol_it_speaks()
    {
        await SetCeilingAsync(0.001m);
        Assert.Equal("failed", (await (await AskAsync()).ReadJsonAsync())["status"]!.GetValue<string>());
        await UseOwnModelAsync();

        var reply = await (await AskAsync()).ReadJsonAsync();

        Assert.Equal(("complete", 0m), (reply["status"]!.GetValue<string>(), reply["usage"]!["cost"]!.GetValue<decimal>()));
        Assert.Equal(0m, Limit(await LimitsAsync(), "spend_per_month")["used"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task With_prices_of_its_own_it_counts_and_the_ceiling_holds_for_it_at_the_door_too()
    {
        await SetCeilingAsync(1m);
        await UseOwnModelAsync(inputPrice: 0.5m, outputPrice: 20);
        Assert.Equal(0.00025m, (await (await AskAsync()).ReadJsonAsync())["usage"]!["cost"]!.GetValue<decimal>());
        Assert.Equal(0.00025m, Limit(await LimitsAsync(), "spend_per_month")["used"]!.GetValue<decimal>());
        await SetCeilingAsync(0.001m);

        Assert.Equal("failed", (await (await AskAsync()).ReadJsonAsync())["status"]!.GetValue<string>());

        await (await AskAsync()).ProblemAsync(HttpStatusCode.TooManyRequests, "spend_ceiling_reached");
        Assert.Single(_model.Requests);
        await _acme.Admin.PutAsJsonAsync("/api/v1/models/gpt", new { input_price = 0, output_price = 0 });
        Assert.Equal(0m, (await (await AskAsync()).ReadJsonAsync())["usage"]!["cost"]!.GetValue<decimal>());
    }

    private async Task UseOwnModelAsync(decimal? inputPrice = null, decimal? outputPrice = null)
    {
        var model = new { id = "gpt", provider = "openai", base_url = _model.OpenAIUrl, model = "own", input_price = inputPrice, output_price = outputPrice };
        Assert.Equal(HttpStatusCode.Created, (await _acme.Admin.PostAsJsonAsync("/api/v1/models", model)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _acme.Admin.PutAsJsonAsync("/api/v1/bots/main", new { model = "gpt" })).StatusCode);
    }

    private Task<HttpResponseMessage> AskAsync() => _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Can I return it?" });

    private async Task SetCeilingAsync(decimal ceiling) => Assert.Equal(
        HttpStatusCode.OK,
        (await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { limits = new { spend_per_month = ceiling } })).StatusCode);

    private async Task<JsonNode> LimitsAsync() => await (await _acme.Admin.GetAsync("/api/v1/limits")).ReadJsonAsync();

    private static JsonNode Limit(JsonNode report, string name) => report["limits"]!.AsArray().Single(limit => limit!["name"]!.GetValue<string>() == name)!;
}
