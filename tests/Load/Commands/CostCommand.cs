using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ChatPlatform.Load.Costs;
using ChatPlatform.Load.Output;

namespace ChatPlatform.Load.Commands;

/// <summary><c>load cost</c>: what a turn costs in CPU on clusters of several sizes, in one run.</summary>
internal sealed class CostCommand
{
    private readonly LoadOptions _load = new();
    private readonly Option<string> _silos = new("--silos") { Description = "Sizes of the cluster, with commas between.", DefaultValueFactory = _ => "1,2,3,6" };
    private readonly Option<int> _fronts = new("--fronts") { Description = "Fronts of each cluster.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _port = new("--port") { Description = "Of the cluster's proxy.", DefaultValueFactory = _ => 18400 };
    private readonly Option<int> _rounds = new("--rounds") { Description = "How often each size is started anew.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _repetitions = new("--repetitions") { Description = "Of the load on each started cluster.", DefaultValueFactory = _ => 5 };
    private readonly Option<int> _warmUps = new("--warm-ups") { Description = "Loads that do not count, for each silo.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _perSilo = new("--per-silo") { Description = "The tenants and sessions are each silo's: the load grows with the cluster." };
    private readonly Option<bool> _beside = new("--beside") { Description = "Like --per-silo, with as many clusters of a size beside each other as have the silos of the largest together: the machine is as busy whatever the size." };
    private readonly Option<string> _cluster = new("--cluster") { Description = "The folder of this run's own clusters.", DefaultValueFactory = _ => Path.Combine("artifacts", "cost-cluster") };
    private readonly Option<bool> _json = new("--json") { Description = "Every measurement as JSON on the standard output." };

    public Command Build()
    {
        var command = new Command("cost", "Starts local clusters of several sizes in turn, puts the same load on each, and tells what a turn costs.");
        Option[] own = [_silos, _fronts, _port, _rounds, _repetitions, _warmUps, _perSilo, _beside, _cluster, _json];
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        _load.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var sizes = parsed.GetValue(_silos)!.Split(',').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).ToImmutableArray();
        if (sizes.Any(size => size is < 1 or > 99))
        {
            await Console.Error.WriteLineAsync($"--silos is '{parsed.GetValue(_silos)}'; it must be numbers from 1 to 99, such as 1,2,3,6.");
            return 2;
        }

        if (parsed.GetValue(_beside) && sizes.Any(size => sizes.Max() % size != 0))
        {
            await Console.Error.WriteLineAsync($"--silos is '{parsed.GetValue(_silos)}'; with --beside each size must divide the largest, such as 1,2,3,6.");
            return 2;
        }

        var plan = new CostPlan(
            sizes, parsed.GetValue(_fronts), parsed.GetValue(_port), parsed.GetValue(_rounds), parsed.GetValue(_repetitions), parsed.GetValue(_warmUps),
            _load.Plan(parsed, fronts: [], adminKey: ""), parsed.GetValue(_perSilo), parsed.GetValue(_beside));
        var progress = new ProgressLine(Terminal.Over(Console.Error), TimeProvider.System);
        var run = new CostRun(plan, parsed.GetValue(_cluster)!, progress, TimeProvider.System);
        try
        {
            await run.RunAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is OperationCanceledException or InvalidOperationException or HttpRequestException or IOException)
        {
            await Console.Error.WriteLineAsync($"Ended early: {failure.Message}");
        }

        if (parsed.GetValue(_json))
        {
            Console.WriteLine(JsonOutput.Of(run.Costs));
        }
        else if (run.Costs.Count > 0)
        {
            CostReport.Write(Terminal.Over(Console.Out), run.Costs);
        }

        foreach (var wrong in run.Wrong)
        {
            await Console.Error.WriteLineAsync($"wrong: {wrong}");
        }

        return run.Wrong.Count > 0 || run.Costs.Count < sizes.Length * plan.Rounds * plan.Repetitions ? 1 : 0;
    }
}
