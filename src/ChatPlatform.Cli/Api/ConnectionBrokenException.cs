namespace ChatPlatform.Cli.Api;

/// <summary>An answer that had begun was not finished.</summary>
internal sealed class ConnectionBrokenException(string message, Exception? inner = null) : CliException(message, Cli.ExitCode.Unreachable, inner);
