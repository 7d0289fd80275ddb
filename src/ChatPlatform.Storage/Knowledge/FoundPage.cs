namespace ChatPlatform.Storage.Knowledge;

/// <summary>A URL that a run has come upon and means to read.</summary>
/// <param name="Depth">Links followed from the source's URL to get there.</param>
public sealed record FoundPage(string Url, int Depth);
