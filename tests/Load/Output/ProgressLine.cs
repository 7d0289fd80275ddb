using System.Globalization;
using ChatPlatform.Load.Runs;
using Spectre.Console;

namespace ChatPlatform.Load.Output;

/// <summary>One line that says how a run goes: redrawn on a terminal, elsewhere written now and then.</summary>
internal sealed class ProgressLine(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    /// <summary>Shows the run until the work is done.</summary>
    public async Task<T> FollowAsync<T>(LoadRun run, Func<Task<T>> work)
    {
        var working = work();
        if (console.Profile.Capabilities.Interactive)
        {
            await console.Status().Spinner(Spinner.Known.Dots).StartAsync("", context => FollowAsync(working, OnTerminal, () => context.Status(Markup.Escape(Line(run)))));
        }
        else
        {
            await FollowAsync(working, Elsewhere, () => console.WriteLine(Line(run)));
        }

        return await working;
    }

    private async Task FollowAsync(Task working, TimeSpan interval, Action show)
    {
        using var timer = new PeriodicTimer(interval, time);
        while (!working.IsCompleted)
        {
            await Task.WhenAny(working, timer.WaitForNextTickAsync().AsTask());
            if (!working.IsCompleted)
            {
                show();
            }
        }
    }

    private static string Line(LoadRun run)
    {
        if (run.Figures is not { } figures || run.Phase == LoadPhase.Preparing)
        {
            return string.Create(CultureInfo.InvariantCulture, $"preparing {run.Plan.Tenants} tenants");
        }

        var planned = run.Plan.Sessions * run.Plan.Turns;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(run.Phase == LoadPhase.Asking ? "asking" : "checking")}: {figures.Turns}/{planned} turns, {figures.Turns / figures.Elapsed.TotalSeconds:0.0}/s, first token {figures.FirstToken.Quantiles.Median:0} ms, {figures.Troubles.All.Sum(trouble => trouble.Count)} failures, {figures.Reconnections} reconnections, {run.Findings.Count} wrong");
    }
}
