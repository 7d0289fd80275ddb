using System.CommandLine;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat completion</c>: scripts that have a shell ask this program's own <c>[suggest]</c> directive.</summary>
internal static class CompletionCommand
{
    private const string Bash =
        """
        # ~/.bashrc: eval "$(chat completion bash)"
        _chat_complete() {
            local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]}
            COMPREPLY=($(compgen -W "$(chat "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _chat_complete chat
        """;

    private const string Zsh =
        """
        # ~/.zshrc, after compinit: eval "$(chat completion zsh)"
        _chat_complete() {
            local line="${(j: :)words[1,CURRENT]}"
            local -a found=("${(@f)$(chat "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -a found
        }
        compdef _chat_complete chat
        """;

    private const string Fish =
        """
        # ~/.config/fish/config.fish: chat completion fish | source
        function __chat_complete
            set -l line (commandline -cp)
            chat "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c chat -f -a '(__chat_complete)'
        """;

    private const string PowerShell =
        """
        # $PROFILE: chat completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName chat -ScriptBlock {
            param($word, $line, $position)
            chat "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    public static Command Build(Shell shell) => Shell.Group(
        "completion",
        "Prints a script that completes commands, options and names in a shell.",
        For(shell, "bash", Bash), For(shell, "zsh", Zsh), For(shell, "fish", Fish), For(shell, "pwsh", PowerShell));

    private static Command For(Shell shell, string name, string script) => shell.Command(
        name,
        $"For {name}; the script's first line says where it belongs.",
        (call, _) =>
        {
            call.Around.Out.WriteLine(script);
            return Task.FromResult(ExitCode.Ok);
        });
}
