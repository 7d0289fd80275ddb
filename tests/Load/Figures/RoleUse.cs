namespace ChatPlatform.Load.Figures;

/// <summary>What the processes of one role used.</summary>
/// <param name="Processes">Seen in all, those that ended included.</param>
/// <param name="PeakBytes">Of the process that had most memory resident.</param>
internal sealed record RoleUse(string Role, int Processes, TimeSpan Cpu, long PeakBytes);
