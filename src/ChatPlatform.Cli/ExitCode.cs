namespace ChatPlatform.Cli;

/// <summary>What the process ends with; scripts rely on these.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The server refused, or what was asked for failed.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>Nothing answers at the server's address, or the connection broke off.</summary>
    public const int Unreachable = 3;

    /// <summary>No key, an unknown or ended one, or one whose scope does not allow this.</summary>
    public const int Unauthorized = 4;

    /// <summary>Ctrl-C, as shells count it: 128 and the signal's number.</summary>
    public const int Interrupted = 130;

    public const string Explained =
        """
        Exit codes:
          0    done
          1    refused by the server, or failed
          2    wrong usage
          3    server unreachable, or the connection broke off
          4    unauthorized or forbidden
          130  ended by Ctrl-C
        """;
}
