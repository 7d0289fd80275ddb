using System.Globalization;
using ChatPlatform.Load.Clusters;

namespace ChatPlatform.Cluster;

/// <summary>What happens to conversations when parts of the cluster come, go and die under load. Each load run checks every message.</summary>
public sealed class ClusterTests(RunningCluster cluster) : IClassFixture<RunningCluster>, IAsyncLifetime
{
    private const string InFlight = "chat_turns_in_flight";
    private const string Activations = "orleans_catalog_activations";

    public async ValueTask InitializeAsync() => await cluster.MakeWholeAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_silo_killed_in_mid_reply_costs_no_message_and_doubles_none()
    {
        ClusterNode? killed = null;

        await cluster.UnderLoadAsync(cluster.Plan(sessions: 200, turns: 10, watchers: 2), async () =>
        {
            await cluster.EventuallyAsync("a silo is in mid-reply", async () => (killed = await FindAnsweringAsync()) is not null);
            await cluster.DoAsync("kill", "silo", Text(killed!.Number));
        });

        Assert.False(killed!.IsAlive);
    }

    [Fact]
    public async Task A_silo_added_under_load_takes_work()
    {
        var before = Silos().Max(silo => silo.Number);

        // Visitors come for long enough that some of them come after the silo.
        await cluster.UnderLoadAsync(cluster.Plan(sessions: 240, turns: 10, arrival: TimeSpan.FromSeconds(60)), async () =>
        {
            await cluster.DoAsync("add", "silo");
            await cluster.EventuallyAsync(
                "the new silo has conversations",
                async () => await cluster.FigureAsync(Silos().Single(silo => silo.Number > before), Activations, "grain_type=\"session\"") > 0);
        });
    }

    [Fact]
    public async Task A_rolling_restart_of_all_silos_and_fronts_loses_nothing()
    {
        var before = Nodes("silo", "front");

        await cluster.UnderLoadAsync(cluster.Plan(sessions: 40, turns: 1_000), () => cluster.DoAsync("restart"));

        Assert.Empty(before.Intersect(Nodes("silo", "front")));
        Assert.Equal(before.Count, Nodes("silo", "front").Count);
    }

    [Fact]
    public async Task While_the_database_is_away_requests_wait_or_are_told_to_come_again_and_no_process_has_to_be_restarted()
    {
        var before = Nodes("silo", "front");

        var result = await cluster.UnderLoadAsync(cluster.Plan(sessions: 60, turns: 1_000), async () =>
        {
            await cluster.DoAsync("db", "stop");
            await Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
            await cluster.DoAsync("db", "start");
        });

        Assert.All(result.Troubles, trouble => Assert.Contains(trouble.Code, (string[])["unavailable", "send_unavailable"]));
        Assert.Equal(before, Nodes("silo", "front"));
        Assert.All(before, node => Assert.True(node.IsAlive));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<ClusterNode> Silos() => cluster.State.Nodes().Where(node => node.Role == "silo");

    private List<ClusterNode> Nodes(params string[] roles) => [.. cluster.State.Nodes().Where(node => roles.Contains(node.Role))];

    private async Task<ClusterNode?> FindAnsweringAsync()
    {
        foreach (var silo in Silos())
        {
            if (await cluster.FigureAsync(silo, InFlight) > 0)
            {
                return silo;
            }
        }

        return null;
    }
}
