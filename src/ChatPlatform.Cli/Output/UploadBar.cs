using ChatPlatform.Cli.Uploading;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

/// <summary>How far an upload is, by bytes: a bar on a terminal, elsewhere a line a file.</summary>
internal static class UploadBar
{
    public static Task FollowAsync(IAnsiConsole console, IReadOnlyList<UploadFile> files, Func<UploadFile, Task> send) =>
        console.IsLive()
            ? console.Progress()
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .StartAsync(context => DrawAsync(context.AddTask("uploading", maxValue: Math.Max(1, files.Sum(file => file.Length))), files, send))
            : TellAsync(console, files, send);

    private static async Task DrawAsync(ProgressTask bar, IReadOnlyList<UploadFile> files, Func<UploadFile, Task> send)
    {
        foreach (var (index, file) in files.Index())
        {
            bar.Description = Markup.Escape(PlainText.Line($"{index + 1}/{files.Count} {file.Name}"));
            await send(file);
            bar.Increment(file.Length);
        }

        bar.Value = bar.MaxValue;
    }

    private static async Task TellAsync(IAnsiConsole console, IReadOnlyList<UploadFile> files, Func<UploadFile, Task> send)
    {
        foreach (var (index, file) in files.Index())
        {
            console.WriteText($"{index + 1} of {files.Count}: {file.Name}");
            await send(file);
        }
    }
}
