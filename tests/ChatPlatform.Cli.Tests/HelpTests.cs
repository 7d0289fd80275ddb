using System.CommandLine;
using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>Whoever does not know a command finds out from the command.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Paths => [.. Commands().Select(command => command.Path)];

    [Fact]
    public void Every_command_option_and_argument_says_what_it_is_in_a_sentence() => Assert.All(
        Commands(),
        found => Assert.All(
            found.Command.Options.Where(option => !option.Hidden).Cast<Symbol>().Concat(found.Command.Arguments).Append(found.Command),
            symbol => Assert.True(symbol.Name is "--help" or "--version" || symbol.Description?.Contains('.', StringComparison.Ordinal) is true, $"{found.Path} {symbol.Name}: {symbol.Description}")));

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_command_shows_its_help_and_completes(string path)
    {
        using var chat = new Chat();

        var help = (await chat.RunAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Ends(ExitCode.Ok);
        var suggested = (await chat.RunAsync($"[suggest:{path.Length + "chat  -".Length}]", $"chat {path} -")).Ends(ExitCode.Ok);

        Assert.Contains($"chat {path}".TrimEnd(), help.Out, StringComparison.Ordinal);
        Assert.Contains("--json", suggested.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, Command Command)> Commands()
    {
        using var chat = new Chat();
        return [.. Below("", new CommandLine(chat.Around(TextWriter.Null, TextWriter.Null)).Root())];
    }

    private static IEnumerable<(string Path, Command Command)> Below(string path, Command command) =>
        command.Subcommands.SelectMany(child => Below($"{path} {child.Name}".Trim(), child)).Prepend((path, command));
}
