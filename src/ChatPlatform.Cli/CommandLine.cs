using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ChatPlatform.Cli.Commands;

namespace ChatPlatform.Cli;

/// <summary>The whole of <c>chat</c>: from arguments to an exit code.</summary>
internal sealed class CommandLine(Surroundings around)
{
    /// <summary>After Ctrl-C, to tell how things stand.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        var parsed = Root().Parse(arguments);
        var isWrong = parsed.Action is ParseErrorAction;
        if (parsed.Action is ParseErrorAction wrong)
        {
            wrong.ShowHelp = arguments.Count == 0;
        }

        var invocation = new InvocationConfiguration
        {
            Output = isWrong ? around.Error : around.Out,
            Error = around.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Farewell,
        };
        var exitCode = await parsed.InvokeAsync(invocation, cancellationToken);
        return isWrong ? ExitCode.WrongUsage : exitCode;
    }

    public RootCommand Root()
    {
        var shell = new Shell(around);
        var root = new RootCommand($"Runs a ChatPlatform over its HTTP API.{Environment.NewLine}{Environment.NewLine}{ExitCode.Explained}")
        {
            TenantCommands.Build(shell),
            BotCommands.Build(shell),
            ModelCommands.Build(shell),
            KeyCommands.Build(shell),
            OriginCommands.Build(shell),
            UserCommands.Build(shell),
            AccountCommands.Build(shell),
            PlanCommands.Build(shell),
            LimitsCommand.Build(shell),
            SourceCommands.Build(shell),
            UploadCommand.Build(shell),
            KnowledgeCommands.Build(shell),
            SearchCommand.Build(shell),
            AskCommand.Build(shell),
            SessionCommands.Build(shell),
            VisitorCommands.Build(shell),
            UsageCommand.Build(shell),
            AuditCommands.Build(shell),
            SecretCommands.Build(shell),
            DoctorCommand.Build(shell),
            ProfileCommands.Build(shell),
            CompletionCommand.Build(shell),
        };
        root.HelpName = "chat";

        // Windows' forms of --help, which only clutter what a shell suggests.
        var help = root.Options.OfType<HelpOption>().Single();
        help.Aliases.Remove("/h");
        help.Aliases.Remove("/?");
        shell.Global.AddTo(root);
        return root;
    }
}
