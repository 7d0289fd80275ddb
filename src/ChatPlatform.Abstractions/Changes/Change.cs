using Orleans;

namespace ChatPlatform.Changes;

/// <summary>Something of this kind has changed; what it is now is read from where it is stored.</summary>
/// <param name="Id">Which one; null where it is not known, or where they are many.</param>
[GenerateSerializer]
[Immutable]
public sealed record Change([property: Id(0)] ChangeTopic Topic, [property: Id(1)] string? Id = null);
