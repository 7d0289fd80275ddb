using Orleans;

namespace ChatPlatform.Desk;

/// <summary>A reply that agents have at hand.</summary>
/// <param name="Title">1 to 100 characters.</param>
/// <param name="Text">1 to 8,000 characters.</param>
/// <param name="Version">Grows by one with every change; a writer that saw an older one is refused.</param>
[GenerateSerializer]
public sealed record CannedReply(string Id, string Title, string Text, int Version);
