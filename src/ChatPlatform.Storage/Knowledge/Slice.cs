namespace ChatPlatform.Storage.Knowledge;

/// <summary>A piece of a list that is read from cursor to cursor.</summary>
/// <param name="NextCursor">Opaque; null when this piece is the last.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, string? NextCursor);
