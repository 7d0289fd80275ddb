using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ChatPlatform.Load.Clusters;
using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Output;
using ChatPlatform.Load.Plans;
using ChatPlatform.Load.Runs;
using Spectre.Console;

namespace ChatPlatform.Load.Commands;

/// <summary><c>load run</c>: one load on what runs already.</summary>
internal sealed class RunCommand
{
    private readonly LoadOptions _load = new();
    private readonly Option<string[]> _urls = new("--urls") { Description = "The platform's fronts; left out: the local cluster's.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _adminKey = new("--admin-key") { Description = "The platform admin's key; left out: the local cluster's." };
    private readonly Option<string> _cluster = ClusterOption();
    private readonly Option<string?> _processes = new("--processes") { Description = "Ids of processes whose CPU and memory are to be told, with commas between; left out: the local cluster's." };
    private readonly Option<bool> _json = new("--json") { Description = "The result as JSON on the standard output, progress on the other." };

    public static Option<string> ClusterOption() => new("--cluster")
    {
        Description = "The local cluster's folder.",
        DefaultValueFactory = _ => Path.Combine("artifacts", "cluster"),
    };

    public Command Build()
    {
        var command = new Command("run", "Asks as many visitors would, and checks that every message is answered once and seen as it is stored.");
        Option[] own = [_urls, _adminKey, _cluster, _processes, _json];
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        _load.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken asking)
    {
        var state = new ClusterState(parsed.GetValue(_cluster)!);
        if (Plan(parsed, state) is not { } plan)
        {
            return 2;
        }

        var isJson = parsed.GetValue(_json);
        var console = Terminal.Over(isJson ? Console.Error : Console.Out);
        using var all = new CancellationTokenSource();
        var run = new LoadRun(plan, Processes(parsed.GetValue(_processes), state), TimeProvider.System);
        LoadResult result;
        try
        {
            result = await new ProgressLine(console, TimeProvider.System).FollowAsync(run, () => run.RunAsync(asking, all.Token));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"The load could not be prepared: {failure.Message}");
            return 2;
        }

        Report.Write(console, result);
        if (isJson)
        {
            Console.WriteLine(JsonOutput.Of(result));
        }

        return result.IsRight ? 0 : 1;
    }

    private LoadPlan? Plan(ParseResult parsed, ClusterState state)
    {
        var urls = parsed.GetValue(_urls) ?? [];
        var key = parsed.GetValue(_adminKey);
        if ((urls.Length == 0 || key is null) && !state.Exists)
        {
            Console.Error.WriteLine("Name the platform with --urls and --admin-key, or start a cluster with deploy/local-cluster up --load-test.");
            return null;
        }

        var fronts = urls.Length == 0 ? [state.Address] : urls.Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null).ToImmutableArray();
        if (fronts.Any(front => front is not { Scheme: "http" or "https" }))
        {
            Console.Error.WriteLine($"--urls {string.Join(' ', urls)}: each must be an http or https address.");
            return null;
        }

        return _load.Plan(parsed, fronts!, key ?? state.AdminKey);
    }

    private static Func<IEnumerable<(string Role, int Id, long Start)>> Processes(string? ids, ClusterState state)
    {
        if (ids is null)
        {
            return state.Exists ? state.Processes : () => [];
        }

        var named = ids.Split(',').Select(id => ProcessTimes.Of(int.Parse(id, CultureInfo.InvariantCulture))).OfType<ProcessTimes>().ToList();
        return () => named.Select(process => ("processes", process.Id, process.Start));
    }
}
