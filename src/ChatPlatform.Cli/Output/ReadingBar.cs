using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

/// <summary>How far a source's reading is: a bar on a terminal, elsewhere a line now and then.</summary>
internal static class ReadingBar
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    public static Task<T> FollowAsync<T>(IAnsiConsole console, TimeProvider time, Func<Action<JsonElement>, Task<T>> work) =>
        console.IsLive()
            ? console.Progress()
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
                .StartAsync(context =>
                {
                    var bar = context.AddTask("reading");
                    return work(source => Draw(bar, source));
                })
            : work(Lines(console, time));

    private static void Draw(ProgressTask bar, JsonElement source)
    {
        bar.MaxValue = Math.Max(1, Count(source, "found"));
        bar.Value = source.Text("status") is "queued" or "running" ? Read(source) : bar.MaxValue;
        bar.Description = Markup.Escape($"{source.Text("status")} {Read(source)}/{Count(source, "found")} pages");
    }

    private static Action<JsonElement> Lines(IAnsiConsole console, TimeProvider time)
    {
        long? last = null;
        return source =>
        {
            var isRunning = source.Text("status") is "queued" or "running";
            if (!isRunning || last is not { } then || time.GetElapsedTime(then) >= LineInterval)
            {
                last = time.GetTimestamp();
                console.WriteText($"{source.Text("status")}: {Read(source)} of {Count(source, "found")} pages; {SourceView.Counts(source)}");
            }
        };
    }

    /// <summary>Until a run begins, the counts are those of the run before.</summary>
    private static long Read(JsonElement source) => source.Text("status") == "queued" ? 0 : Count(source, "indexed") + Count(source, "unchanged") + Count(source, "skipped") + Count(source, "failed");

    private static long Count(JsonElement source, string name) => source.Find("pages")?.Integer(name) ?? 0;
}
