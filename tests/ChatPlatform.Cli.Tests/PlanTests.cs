using System.Text.Json.Nodes;
using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>The plans of the platform.</summary>
public sealed class PlanTests
{
    private const string Gold = """{"id":"gold","limits":{"messages_per_month":10000,"bots":0},"source":"platform","version":2,"tenants":3,"changed_at":"2026-01-15T12:00:00Z"}""";

    [Fact]
    public async Task What_is_named_is_set_and_none_stands_for_no_limit()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(Gold));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync("plan", "set", "gold", "--messages-per-month", "10000", "--spend-per-month", "12.50", "--bots", "none")).Ends(ExitCode.Ok);

        Assert.Matches("(?m)^messages per month +10000", result.Out);
        Assert.Matches("(?m)^bots +-", result.Out);
        var asked = Assert.Single(server.Requests);
        Assert.Equal("PUT /api/v1/admin/plans/gold", $"{asked.Method} {asked.Path}");
        Assert.Equal("""{"limits":{"messages_per_month":10000,"spend_per_month":12.50,"bots":0}}""", asked.Body);
    }

    [Theory]
    [InlineData("some")]
    [InlineData("-1")]
    public async Task A_limit_is_a_number_or_none(string limit)
    {
        using var chat = new Chat().At("http://127.0.0.1:1", "k");

        Assert.Contains("or 'none'", (await chat.RunAsync("plan", "set", "gold", $"--bots={limit}")).Ends(ExitCode.WrongUsage).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_stand_side_by_side_with_who_defines_them_and_how_many_are_on_them()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(
            $$"""{"items":[{{Gold}},{"id":"standard","limits":{"messages_per_month":0,"bots":4},"source":"built_in","version":0,"tenants":1}]}"""));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync("plan", "list")).Ends(ExitCode.Ok);

        Assert.Matches("(?m)^messages per month +10000 +-", result.Out);
        Assert.Matches("(?m)^tenants +3 +1", result.Out);
        Assert.Matches("(?m)^defined by +an admin +the program", result.Out);
    }

    [Fact]
    public async Task A_plan_that_is_in_use_is_not_deleted_and_it_is_said_why()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Problem(409, "plan_in_use", "3 tenants are on the plan 'gold'."));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Contains("3 tenants", (await chat.RunAsync("plan", "delete", "gold", "--yes")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
        Assert.Equal("DELETE", Assert.Single(server.Requests).Method);
    }

    [Fact]
    public async Task Nothing_is_deleted_unasked()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json("{}"));
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync("plan", "delete", "gold")).Ends(ExitCode.WrongUsage);

        Assert.Empty(server.Requests);
    }
}
