namespace ChatPlatform.Cli;

/// <summary>Ends the command.</summary>
/// <param name="message">A sentence for the person who typed the command.</param>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
internal class CliException(string message, int exitCode, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode => exitCode;

    public static CliException Usage(string message) => new(message, Cli.ExitCode.WrongUsage);
}
