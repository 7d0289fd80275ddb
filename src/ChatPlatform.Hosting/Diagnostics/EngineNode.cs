namespace ChatPlatform.Hosting.Diagnostics;

/// <param name="Name">Unique among those that live.</param>
/// <param name="Address">Host and port at which the others reach it; null for a node by itself.</param>
/// <param name="Status">"Active", or how it comes or goes: "Joining", "ShuttingDown", "Dead".</param>
public sealed record EngineNode(string Name, string? Address, string Status, DateTimeOffset StartedAt);
