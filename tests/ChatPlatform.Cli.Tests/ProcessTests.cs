using System.Diagnostics;
using System.Globalization;
using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>What only the program itself can show: its shell completion and its signals.</summary>
public sealed class ProcessTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chat.dll");

    [Theory]
    [InlineData("chat tenant sus", "suspend")]
    [InlineData("chat source pages x --state un", "unchanged")]
    [InlineData("chat knowledge ", "status")]
    public async Task Bash_completes_by_the_printed_script(string line, string completed)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        const string Script =
            """
            chat() { dotnet "$CHAT_PROGRAM" "$@"; }
            eval "$(chat completion bash)"
            COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _chat_complete
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        using var bash = Start("/bin/bash", ["-c", Script], ("CHAT_PROGRAM", Program), ("COMP_LINE", line));

        var suggested = (await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n');
        Assert.Contains(completed, suggested);
        Assert.DoesNotContain("/h", suggested);
    }

    [Fact]
    public async Task A_signal_ends_a_reply_cleanly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.HangingEvents(
            """{"type":"message","message_id":"m","role":"bot","status":"streaming","text":"Within\n"}"""));
        using var chat = Start("dotnet", [Program, "ask", "How long?", "--server", server.Url, "--key", "k"]);
        Assert.Equal("Within", await chat.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        using var kill = Start("kill", ["-INT", chat.Id.ToString(CultureInfo.InvariantCulture)]);
        var error = await chat.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await chat.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Interrupted, chat.ExitCode);
        Assert.Contains("Stopped listening", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Every_shell_has_a_script_that_asks_for_suggestions(string shell)
    {
        using var chat = new Chat();

        Assert.Contains("[suggest:", (await chat.RunAsync("completion", shell)).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
    }

    private static Process Start(string program, string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
