using System.CommandLine;

namespace ChatPlatform.Cli.Commands;

/// <summary>Makes commands that share the global options and end as <see cref="ExitCode"/> says.</summary>
internal sealed class Shell(Surroundings around)
{
    public GlobalOptions Global { get; } = new();

    public Surroundings Around => around;

    /// <param name="symbols">The command's options and arguments, the latter in their order.</param>
    public Command Command(string name, string description, Func<Call, CancellationToken, Task<int>> run, params ReadOnlySpan<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                case Option option:
                    command.Options.Add(option);
                    break;
            }
        }

        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, run, cancellationToken));
        return command;
    }

    public static Command Group(string name, string description, params ReadOnlySpan<Command> commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands)
        {
            group.Subcommands.Add(command);
        }

        return group;
    }

    private async Task<int> RunAsync(ParseResult parsed, Func<Call, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        using var call = new Call(parsed, Global, around);
        try
        {
            return await run(call, cancellationToken);
        }
        catch (CliException failure)
        {
            call.Say($"chat: {failure.Message}");
            return failure.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            call.Say("chat: interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            call.Say($"chat: {failure.Message}");
            return ExitCode.Failed;
        }
    }
}
