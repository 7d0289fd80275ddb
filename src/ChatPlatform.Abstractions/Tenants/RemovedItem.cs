using Orleans;

namespace ChatPlatform.Tenants;

/// <param name="Count">Rows or bytes; see <see cref="RemovedKind"/>.</param>
[GenerateSerializer]
public sealed record RemovedItem(RemovedKind Kind, string Name, long Count);
