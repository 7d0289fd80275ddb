using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class SecretPrompt
{
    /// <summary>Reads from the terminal without showing what is typed.</summary>
    /// <returns>null when nothing was typed.</returns>
    public static async Task<string?> AskAsync(IAnsiConsole console, string question, CancellationToken cancellationToken)
    {
        var prompt = new TextPrompt<string>(question) { IsSecret = true, Mask = null, AllowEmpty = true };
        return await prompt.ShowAsync(console, cancellationToken) is { Length: > 0 } answer ? answer.Trim() : null;
    }
}
