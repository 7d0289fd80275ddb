using System.Text.Json.Nodes;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Testing.Postgres;

namespace ChatPlatform.Cluster;

/// <summary>The program that needs no cluster, on a cluster's database.</summary>
public sealed class EmbeddedOnPostgresTests
{
    private const string Origin = "https://acme.example";

    [Fact]
    public async Task A_visitor_is_answered_and_a_second_process_on_the_database_refuses_to_start_and_says_why()
    {
        var server = await PostgresServer.SharedAsync();
        await using var platform = new PlatformProcess();
        platform.Set("ConnectionStrings:Chat", await server.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        await platform.StartAsync();
        await platform.CreateTenantAsync("acme", Origin);

        var reply = await AskAsync(platform, "Do you sell kettles?");
        var (exitCode, output) = await platform.RunSecondAsync();

        Assert.Contains(reply, change => change["type"]!.ToString() == "message" && change["role"]!.ToString() == "bot");
        Assert.Equal(1, await platform.TurnsMeteredAsync("acme"));
        Assert.Equal(1, exitCode);
        Assert.Contains("is in use by", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonNode>> AskAsync(PlatformProcess platform, string question)
    {
        using var client = platform.Client(key: null);
        var visit = await new PlatformApi(client).BootstrapAsync("acme", Origin, cancellationToken: TestContext.Current.CancellationToken);
        await using var hub = await HubClient.ConnectAsync(new Uri(platform.Address), visit["token"]!.ToString(), TestContext.Current.CancellationToken);
        return await hub.WatchWhileAsync("Send", new { client_message_id = "c1", text = question }, HubClient.IsCompleted);
    }
}
