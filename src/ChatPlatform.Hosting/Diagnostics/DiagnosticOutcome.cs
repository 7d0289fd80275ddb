namespace ChatPlatform.Hosting.Diagnostics;

public enum DiagnosticOutcome
{
    Ok,
    Failed,
}
