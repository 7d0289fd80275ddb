using ChatPlatform.Cli.Tests.Support;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Cli.Tests;

/// <summary>With --json the standard output is one JSON document, whatever the command.</summary>
public sealed class JsonOutputTests(Platform platform)
{
    [Fact]
    public async Task Every_command_prints_the_APIs_JSON_and_nothing_else()
    {
        using var chat = new Chat { Time = TimeProvider.System }.At(platform.Address, PlatformProcess.AdminKey);
        chat.Variables["CHAT_TENANT"] = "json";
        chat.Variables["OWN_KEY"] = "sk-own-model-key";

        Assert.Equal("json", (await JsonAsync("tenant", "create", "json"))["tenant"]!["id"]!.GetValue<string>());
        Assert.NotEmpty((await JsonAsync("tenant", "list", "--all"))["items"]!.AsArray());
        Assert.Equal("active", (await JsonAsync("tenant", "show", "json"))["status"]!.GetValue<string>());
        var limits = (await JsonAsync("tenant", "update", "json", "--turns-per-minute", "40"))["limits"]!;
        Assert.Equal((40, null), (limits["turns_per_minute"]!.GetValue<int>(), limits["turns_per_minute_per_address"]));
        Assert.Equal("suspended", (await JsonAsync("tenant", "suspend", "json"))["status"]!.GetValue<string>());
        Assert.Equal("active", (await JsonAsync("tenant", "resume", "json"))["status"]!.GetValue<string>());
        Assert.NotNull((await JsonAsync("tenant", "rotate-keys", "json"))["chat"]);

        Assert.False((await JsonAsync("tenant", "settings", "--turn-off", "debug-search"))["endpoints"]!["debug_search"]!.GetValue<bool>());
        Assert.True((await JsonAsync("tenant", "update", "json", "--turn-on", "debug-search"))["endpoints"]!["debug_search"]!.GetValue<bool>());
        Assert.Equal("json", (await JsonAsync("tenant", "settings"))["id"]!.GetValue<string>());

        Assert.Equal("#112233", (await JsonAsync("bot", "create", "help", "--title", "Help", "--accent", "#112233"))["theme"]!["accent"]!.GetValue<string>());
        var bot = await JsonAsync("bot", "update", "help", "--suggestion", "One?", "--suggestion", "Two?");
        Assert.Equal(("Help", 2), (bot["title"]!.GetValue<string>(), bot["suggestions"]!.AsArray().Count));
        Assert.Equal("help", (await JsonAsync("bot", "show", "help"))["id"]!.GetValue<string>());
        Assert.Equal(2, (await JsonAsync("bot", "list"))["items"]!.AsArray().Count);
        Assert.Empty((await JsonAsync("bot", "delete", "help", "--yes")).AsObject());

        Assert.Equal(400, (await JsonAsync("tenant", "update", "json", "--origin", "https://json.example", "--retention-days", "400"))["retention_days"]!.GetValue<int>());
        Assert.Equal("verified", (await JsonAsync("origin", "list"))["items"]![0]!["state"]!.GetValue<string>());
        Assert.Equal("pending", (await JsonAsync("origin", "add", "https://www.json.example"))["state"]!.GetValue<string>());
        Assert.Empty((await JsonAsync("origin", "remove", "https://www.json.example", "--yes")).AsObject());
        Assert.Equal("openai", (await JsonAsync("model", "set", "own", "--provider", "openai", "--model", "m", "--base-url", $"{platform.SiteOrigin}/v1", "--api-key-env", "OWN_KEY"))["provider"]!.GetValue<string>());
        Assert.DoesNotContain("sk-own", (await chat.RunAsync("model", "list", "--json")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.NotEmpty((await JsonAsync("secrets", "reseal"))["kinds"]!.AsArray());
        Assert.Empty((await JsonAsync("model", "delete", "own", "--yes")).AsObject());

        var key = (await JsonAsync("key", "create", "--scope", "chat", "--name", "shop", "--expires-in", "90d"))["id"]!.GetValue<string>();
        Assert.NotEmpty((await JsonAsync("plan", "list"))["items"]!.AsArray());
        Assert.Equal(100, (await JsonAsync("plan", "set", "json", "--messages-per-month", "100", "--bots", "none"))["limits"]!["messages_per_month"]!.GetValue<int>());
        Assert.Empty((await JsonAsync("plan", "delete", "json", "--yes")).AsObject());
        Assert.Equal("standard", (await JsonAsync("limits"))["plan"]!.GetValue<string>());
        var planned = await JsonAsync("tenant", "update", "json", "--plan", "standard", "--degrade", "true", "--as-plan", "turns-per-minute", "--bots", "9");
        Assert.Equal((null, 9), (planned["limits"]!["turns_per_minute"], planned["limits"]!["bots"]!.GetValue<int>()));

        Assert.Contains((await JsonAsync("key", "list"))["items"]!.AsArray(), item => item!["id"]!.GetValue<string>() == key);
        Assert.StartsWith("cp_chat_", (await JsonAsync("key", "rotate", key))["key"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty((await JsonAsync("key", "revoke", key, "--yes")).AsObject());
        var platformKey = (await JsonAsync("key", "create", "--platform", "--name", "json"))["id"]!.GetValue<string>();
        Assert.Equal("platform", (await JsonAsync("key", "list", "--platform"))["items"]![0]!["scope"]!.GetValue<string>());
        Assert.Empty((await JsonAsync("key", "revoke", platformKey, "--platform", "--yes")).AsObject());

        var source = await JsonAsync("source", "add", platform.SiteUrl, "--max-pages", "2", "--wait");
        var id = source["id"]!.GetValue<string>();
        Assert.Equal("succeeded", source["status"]!.GetValue<string>());
        Assert.Equal(id, (await JsonAsync("source", "sync", id, "--wait"))["id"]!.GetValue<string>());
        Assert.Equal(id, (await JsonAsync("source", "status", id))["id"]!.GetValue<string>());
        Assert.NotEmpty((await JsonAsync("source", "pages", id, "--limit", "1"))["items"]!.AsArray());
        Assert.Equal(2, (await JsonAsync("knowledge", "status"))["pages"]!.GetValue<int>());
        Assert.NotEmpty((await JsonAsync("search", "return a kettle", "-k", "1"))["hits"]!.AsArray());

        chat.Input = "# Spare lids\n\nA spare lid for the kettle costs 4 euros.";
        Assert.Equal("indexed", (await JsonAsync("upload", "-", "--name", "lids.md"))["files"]![0]!["status"]!.GetValue<string>());
        Assert.Equal("4 euros", (await JsonAsync("search", "cost of a spare lid", "-k", "1"))["hits"]![0]!["text"]!.GetValue<string>()[^8..^1]);

        var answer = await JsonAsync("ask", "How many days do I have to return a kettle?", "--session", "j-1");
        Assert.Equal(("complete", "j-1"), (answer["status"]!.GetValue<string>(), answer["session_id"]!.GetValue<string>()));
        Assert.NotEmpty((await JsonAsync("session", "list"))["items"]!.AsArray());
        Assert.Equal(2, (await JsonAsync("session", "show", "j-1"))["messages"]!.AsArray().Count);
        Assert.NotEmpty((await JsonAsync("usage", "--from", "2026-01-01"))["rows"]!.AsArray());
        Assert.Equal("tenant.suspend", (await JsonAsync("audit", "list", "--action", "tenant.suspend"))["items"]![0]!["action"]!.GetValue<string>());
        Assert.True((await JsonAsync("audit", "verify"))["intact"]!.GetValue<bool>());
        Assert.NotEmpty((await JsonAsync("audit", "list", "--platform", "--limit", "1"))["items"]!.AsArray());

        var checks = (await JsonAsync("doctor", "--ask", "May I return a kettle?"))["checks"]!.AsArray();
        Assert.DoesNotContain(checks, check => check!["outcome"]!.GetValue<string>() is "failed" or "skipped");
        Assert.Superset(
            new HashSet<string> { "database", "migrations platform", "model extractive", $"reach {new Uri(platform.SiteUrl).Authority}", "model" },
            checks.Select(check => check!["name"]!.GetValue<string>()).ToHashSet());
        Assert.Single((await JsonAsync("visitor", "export", "j-1"))["sessions"]!.AsArray());
        Assert.Equal(0, (await JsonAsync("session", "cleanup", "--older-than", "1h", "--yes"))["removed"]!.GetValue<int>());
        Assert.Empty((await JsonAsync("session", "delete", "j-1", "--yes")).AsObject());
        Assert.Equal(0, (await JsonAsync("visitor", "erase", "j-1", "--yes"))["sessions"]!.GetValue<int>());
        Assert.Empty((await JsonAsync("knowledge", "reindex")).AsObject());
        Assert.Empty((await JsonAsync("knowledge", "clear", "--yes")).AsObject());
        Assert.Equal(0, (await JsonAsync("knowledge", "status"))["pages"]!.GetValue<int>());
        Assert.Empty((await JsonAsync("source", "delete", id, "--yes")).AsObject());

        Assert.Single((await JsonAsync("profile", "add", "one", "--server", platform.Address))["profiles"]!.AsArray());
        Assert.Equal("none", (await JsonAsync("profile", "list"))["profiles"]![0]!["key"]!.GetValue<string>());
        Assert.True((await JsonAsync("profile", "use", "one"))["profiles"]![0]!["in_use"]!.GetValue<bool>());
        Assert.Empty((await JsonAsync("profile", "remove", "one", "--yes"))["profiles"]!.AsArray());

        Assert.Equal("scheduled", (await JsonAsync("tenant", "delete", "json", "--grace-hours", "48", "--yes"))["state"]!.GetValue<string>());
        Assert.Equal("active", (await JsonAsync("tenant", "restore", "json"))["status"]!.GetValue<string>());
        var receipt = (await JsonAsync("tenant", "delete", "json", "--now", "--yes"))["id"]!.GetValue<string>();
        Assert.Equal(receipt, (await JsonAsync("tenant", "receipt", "json"))["id"]!.GetValue<string>());
        Assert.NotEmpty((await JsonAsync("tenant", "receipt", "--all"))["items"]!.AsArray());
        Assert.True((await JsonAsync("audit", "verify", "--past", "json"))["intact"]!.GetValue<bool>());

        async Task<System.Text.Json.Nodes.JsonNode> JsonAsync(params string[] arguments) =>
            (await chat.RunAsync([.. arguments, "--json"])).Ends(ExitCode.Ok).Json;
    }

    [Fact]
    public async Task All_pages_of_a_list_become_one()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json("""{"items":[{"id":"é1"}],"next_cursor":"c 1"}"""), ScriptedServer.Json("""{"items":[{"id":"2"}]}"""));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Equal("""{"items":[{"id":"é1"},{"id":"2"}]}""", (await chat.RunAsync("session", "list", "--all", "--json")).Ends(ExitCode.Ok).Out.Trim());

        Assert.Equal("/api/v1/sessions?limit=500&cursor=c%201", server.Requests[1].Path);
    }
}
