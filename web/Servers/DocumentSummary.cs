using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Web.Servers;

/// <param name="Bytes">Of the document as it was received.</param>
public sealed record DocumentSummary(string Id, string? SourceId, string Url, string Title, int Chunks, long Bytes, DateTimeOffset IndexedAt)
{
    public static DocumentSummary Of(DocumentRecord document, int chunks) =>
        new(document.Id, document.SourceId, document.Url, document.Title, chunks, document.Bytes, document.IndexedAt);
}
