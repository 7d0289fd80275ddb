namespace ChatPlatform.Cli;

/// <summary>All that a command touches besides the server: streams, environment, the user's folder, the clock.</summary>
internal sealed record Surroundings(
    TextReader In,
    TextWriter Out,
    TextWriter Error,
    bool InIsTerminal,
    bool OutIsTerminal,
    bool ErrorIsTerminal,
    Func<string, string?> Variable,
    string ConfigFolder,
    TimeProvider Time,
    Func<Stream> OpenIn)
{
    public static Surroundings OfThisProcess() => new(
        Console.In,
        Console.Out,
        Console.Error,
        !Console.IsInputRedirected,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        Environment.GetEnvironmentVariable,
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "chatplatform"),
        TimeProvider.System,
        Console.OpenStandardInput);

    /// <summary>No colours and no redrawing: the user said so, as https://no-color.org describes.</summary>
    public bool WantsPlain => !string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <exception cref="CliException">There is none.</exception>
    public async Task<string> ReadLineAsync(string what, CancellationToken cancellationToken) =>
        (await In.ReadLineAsync(cancellationToken))?.Trim() is { Length: > 0 } line
            ? line
            : throw CliException.Usage($"The standard input holds no {what}.");

    /// <exception cref="CliException">The variable is empty or not there.</exception>
    public string Required(string variable) =>
        Variable(variable) is { Length: > 0 } value ? value : throw CliException.Usage($"The environment variable {variable} is empty or not there.");
}
