namespace ChatPlatform.Storage.Knowledge;

/// <summary>A passage as it is indexed now.</summary>
/// <param name="Id">Valid until the document is replaced or deleted.</param>
/// <param name="Ordinal">Place in its document, from 0.</param>
public sealed record StoredChunk(
    long Id,
    string DocumentId,
    int Ordinal,
    string Title,
    string Url,
    string Heading,
    string Text);
