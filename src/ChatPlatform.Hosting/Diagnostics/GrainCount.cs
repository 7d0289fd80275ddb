namespace ChatPlatform.Hosting.Diagnostics;

/// <param name="Grain">The kind, such as "SessionGrain".</param>
/// <param name="Count">In memory now, on all nodes.</param>
public sealed record GrainCount(string Grain, long Count);
