using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Testing;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>What the operator is told of the platform's parts.</summary>
public sealed class SystemTests
{
    [Fact]
    public async Task The_system_names_its_engine_nodes_grains_database_and_what_is_under_way()
    {
        await using var platform = new WebPlatform();
        var acme = await platform.CreateTenantAsync("acme");
        await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { session_id = "s1", message = "Hello" });

        var system = await (await platform.Admin.GetAsync("/api/v1/admin/system")).ReadJsonAsync();

        Assert.Equal("Embedded", system["engine"]!.GetValue<string>());
        Assert.Equal("Active", Assert.Single(system["nodes"]!.AsArray())!["status"]!.GetValue<string>());
        var counts = system["activations"]!.AsArray().ToDictionary(count => count!["grain"]!.GetValue<string>(), count => count!["count"]!.GetValue<int>());
        Assert.Equal((1, 1), (counts["SessionGrain"], counts["TenantGrain"]));
        Assert.StartsWith("SQLite", system["database"]!["product"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(system["database"]!["bytes"]!.GetValue<long>() > 0);
        Assert.Equal(0, system["queues"]!["replying"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.Forbidden, (await acme.Admin.GetAsync("/api/v1/admin/system")).StatusCode);
    }

    [Fact]
    public async Task The_platforms_models_are_listed_with_their_prices_and_tried()
    {
        await using var model = await FakeModelServer.StartAsync();
        model.Otherwise = FakeModelReply.Stream("ready");
        await using var platform = new WebPlatform(
            ("Chat:Models:OpenAI:BaseUrl", model.OpenAIUrl), ("Chat:Models:OpenAI:Model", "gpt-fake"), ("Chat:Models:OpenAI:ApiKey", "sk-secret"),
            ("Chat:Models:OpenAI:InputPrice", "2.50"));

        var text = await platform.Admin.GetStringAsync("/api/v1/admin/models");
        var items = System.Text.Json.Nodes.JsonNode.Parse(text)!["items"]!.AsArray();

        Assert.Equal([("extractive", true), ("openai", false)], items.Select(item => (item!["provider"]!.GetValue<string>(), item["is_default"]!.GetValue<bool>())));
        Assert.Equal(("gpt-fake", 2.5m), (items[1]!["model"]!.GetValue<string>(), items[1]!["input_price"]!.GetValue<decimal>()));
        Assert.DoesNotContain("sk-secret", text, StringComparison.Ordinal);
        foreach (var provider in (string[])["extractive", "openai"])
        {
            Assert.True((await (await platform.Admin.PostAsync($"/api/v1/admin/models/{provider}/test", null)).ReadJsonAsync())["ok"]!.GetValue<bool>());
        }

        await (await platform.Admin.PostAsync("/api/v1/admin/models/nosuch/test", null)).ProblemAsync(HttpStatusCode.NotFound, "model_not_found");
    }

    [Fact]
    public async Task A_model_that_does_not_answer_is_told_with_the_reason_and_without_its_key()
    {
        await using var platform = new WebPlatform(
            ("Chat:Models:OpenAI:BaseUrl", "http://127.0.0.1:1/v1"), ("Chat:Models:OpenAI:ApiKey", "sk-secret"), ("Chat:Models:OpenAI:Model", "m"), ("Chat:Models:MaxRetryAfter", "00:00:00"));

        var trial = await (await platform.Admin.PostAsync("/api/v1/admin/models/openai/test", null)).ReadJsonAsync();

        Assert.False(trial["ok"]!.GetValue<bool>());
        Assert.NotEmpty(trial["error"]!.GetValue<string>());
        Assert.DoesNotContain("sk-secret", trial.ToJsonString(), StringComparison.Ordinal);
    }
}
