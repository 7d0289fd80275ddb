namespace ChatPlatform.Playground;

/// <summary>Milliseconds from the beginning.</summary>
/// <param name="RetrievalMs">Until the passages were found.</param>
/// <param name="FirstTokenMs">Until the reply's first text.</param>
public sealed record PlaygroundTimings(long RetrievalMs, long FirstTokenMs, long TotalMs);
