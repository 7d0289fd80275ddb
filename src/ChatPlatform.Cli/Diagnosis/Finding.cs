namespace ChatPlatform.Cli.Diagnosis;

/// <param name="Outcome">"ok", "warning", "failed" or "skipped".</param>
/// <param name="Detail">A sentence.</param>
/// <param name="ExitCode">Of the whole, if no finding before this one says otherwise.</param>
internal sealed record Finding(string Name, string Outcome, string Detail, int ExitCode = Cli.ExitCode.Ok)
{
    public static Finding Ok(string name, string detail) => new(name, "ok", detail);

    public static Finding Warning(string name, string detail) => new(name, "warning", detail);

    public static Finding Skipped(string name, string detail) => new(name, "skipped", detail);

    public static Finding Failed(string name, string detail, int exitCode = Cli.ExitCode.Failed) => new(name, "failed", detail, exitCode);
}
