using Spectre.Console;

namespace ChatPlatform.Load.Output;

internal static class Terminal
{
    /// <summary>In a file, where nothing is narrow, lines are not broken.</summary>
    private const int FileWidth = 1_000;

    public static IAnsiConsole Over(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (writer == Console.Out ? Console.IsOutputRedirected : writer != Console.Error || Console.IsErrorRedirected)
        {
            console.Profile.Width = FileWidth;
        }

        return console;
    }
}
