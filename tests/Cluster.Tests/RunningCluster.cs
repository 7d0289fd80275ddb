using System.Globalization;
using System.Text.RegularExpressions;
using ChatPlatform.Load.Clusters;
using ChatPlatform.Load.Output;
using ChatPlatform.Load.Plans;
using ChatPlatform.Load.Runs;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Cluster;

/// <summary>Three silos and two fronts over PostgreSQL, as processes, for all tests of a class.</summary>
public sealed partial class RunningCluster : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly LocalCluster _cluster = new(Path.Combine(Repository.Root, "artifacts", "test-cluster"));
    private readonly HttpClient _client = new();
    private readonly int _modelPort = FreePort.Next();
    private readonly int _sitePort = FreePort.Next();

    internal ClusterState State => _cluster.State;

    public async ValueTask InitializeAsync()
    {
        // What an earlier test process may have left when it was killed.
        await _cluster.DownAsync(CancellationToken.None);
        await _cluster.UpAsync(silos: 3, fronts: 2, FreeBase(), Plan(sessions: 1, turns: 1), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _cluster.DownAsync(CancellationToken.None);
    }

    /// <summary>Starts again what an earlier test has left dead.</summary>
    internal async Task MakeWholeAsync()
    {
        foreach (var node in State.Nodes().Where(node => !node.IsAlive))
        {
            await DoAsync("start", node.Role, node.Number.ToString(CultureInfo.InvariantCulture));
        }
    }

    internal Task DoAsync(params string[] arguments) => _cluster.DoAsync(TestContext.Current.CancellationToken, arguments);

    /// <summary>Visitors that think for up to a second and get replies of about one.</summary>
    internal LoadPlan Plan(int sessions, int turns, int watchers = 1, TimeSpan arrival = default) => new(
        Fronts: [], AdminKey: "", Tenants: 3, sessions, turns, arrival, new TimeRange(TimeSpan.Zero, TimeSpan.FromSeconds(1)), watchers,
        Patience: TimeSpan.FromSeconds(90), Limit: TimeSpan.FromMinutes(3),
        new ModelPlan(ModelKind.Fake, _modelPort, Tokens: 40, Pace: TimeSpan.FromMilliseconds(25)), _sitePort);

    /// <summary>Puts load on the cluster, does something to it meanwhile, sees that it goes on, and checks every message.</summary>
    /// <param name="plan">With more turns than are needed: no more are asked once enough were answered after all.</param>
    /// <param name="meanwhile">Begins when half as many turns are answered as there are visitors.</param>
    internal async Task<LoadResult> UnderLoadAsync(LoadPlan plan, Func<Task> meanwhile)
    {
        using var enough = new CancellationTokenSource();
        var run = new LoadRun(plan with { Fronts = [State.Address], AdminKey = State.AdminKey }, State.Processes, TimeProvider.System);
        var running = run.RunAsync(enough.Token, TestContext.Current.CancellationToken);
        await AnsweredAsync(plan.Sessions / 2);
        Assert.False(running.IsCompleted, "The load was over before anything could be done to the cluster.");
        await meanwhile();
        await AnsweredAsync(run.Figures!.Turns + plan.Sessions);
        await enough.CancelAsync();
        var result = await running;
        await TellAsync(result);
        Assert.True(result.IsRight, string.Join(Environment.NewLine, result.Wrong.Take(20)));
        return result;

        Task AnsweredAsync(int turns) => EventuallyAsync(
            $"{turns} turns are answered", () => Task.FromResult(running.IsCompleted || run.Figures?.Turns >= turns));
    }

    /// <summary>The sum of a figure over its labels; 0 when the node does not tell it.</summary>
    /// <param name="name">How its name ends: what stands before it is the exporter's.</param>
    /// <param name="label">null: whatever its labels; else one that it must have, as <c>name="value"</c>.</param>
    internal async Task<double> FigureAsync(ClusterNode node, string name, string? label = null)
    {
        var text = await _client.GetStringAsync(new Uri(node.Operations, "/metrics"), TestContext.Current.CancellationToken);
        return Sample.Matches(text)
            .Where(sample => sample.Groups["name"].Value.EndsWith(name, StringComparison.Ordinal))
            .Where(sample => label is null || sample.Groups["labels"].Value.Contains(label, StringComparison.Ordinal))
            .Sum(sample => double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture));
    }

    internal async Task EventuallyAsync(string what, Func<Task<bool>> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"Not within {Patience.TotalSeconds:0} s: {what}.");
            await Task.Delay(PollInterval, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static async Task TellAsync(LoadResult result)
    {
        await using var told = new StringWriter();
        Report.Write(Terminal.Over(told), result);
        TestContext.Current.TestOutputHelper?.WriteLine(told.ToString());
    }

    /// <summary>The first of a block of ports that is likely free: local-cluster says which one is not.</summary>
    private static int FreeBase() => 20_000 + (FreePort.Next() % 20 * 500);

    [GeneratedRegex(@"^(?<name>[a-z_]+)(?<labels>\{[^}]*\})? (?<value>[0-9.e+-]+)", RegexOptions.Multiline)]
    private static partial Regex Sample { get; }
}
