using System.Globalization;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

/// <summary>How much of a download is there, whose length nobody knows before its end: a line redrawn on a terminal, elsewhere nothing.</summary>
internal static class DownloadBar
{
    public static Task FollowAsync(IAnsiConsole console, Func<Action<long>, Task> download) =>
        console.IsLive()
            ? console.Status().Spinner(Spinner.Known.Dots).StartAsync("…", context => download(bytes => context.Status = Megabytes(bytes)))
            : download(_ => { });

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
