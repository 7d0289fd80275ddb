namespace ChatPlatform.Hosting.Diagnostics;

/// <param name="Name">What was checked, such as "database".</param>
/// <param name="Detail">A sentence; of a failure, why and where to look.</param>
public sealed record DiagnosticCheck(string Name, DiagnosticOutcome Outcome, string Detail);
