namespace ChatPlatform.Storage.Knowledge;

/// <summary>A page or file that passages were taken from.</summary>
/// <param name="SourceId">null for a document that no source keeps up to date, such as an upload.</param>
/// <param name="Language">BCP 47 as the page declares it; null when it does not.</param>
/// <param name="Bytes">Size of the document as it was received.</param>
public sealed record DocumentRecord(
    string Id,
    string? SourceId,
    string Url,
    string Title,
    string? Language,
    long Bytes,
    DateTimeOffset IndexedAt);
