namespace ChatPlatform.Storage;

/// <summary>A part of a list and where the next part begins; a null cursor says that this was the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
