using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class Terminal
{
    /// <summary>In a file, where nothing is narrow, lines are not broken.</summary>
    private const int FileWidth = 10_000;

    /// <param name="isLive">Colours, borders and redrawn lines; else text as it is.</param>
    public static IAnsiConsole Over(TextWriter writer, bool isLive)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) };
        if (!isLive)
        {
            settings.Ansi = AnsiSupport.No;
            settings.ColorSystem = ColorSystemSupport.NoColors;
            settings.Interactive = InteractionSupport.No;
            settings.Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false };
        }

        var console = AnsiConsole.Create(settings);
        if (!isLive)
        {
            console.Profile.Width = FileWidth;
        }

        return console;
    }

    public static bool IsLive(this IAnsiConsole console) => console.Profile.Capabilities.Ansi;
}
