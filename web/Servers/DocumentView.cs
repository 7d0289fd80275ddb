using System.Collections.Immutable;
using ChatPlatform.Knowledge.Chunking;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Web.Servers;

/// <summary>A document as it is indexed.</summary>
public sealed record DocumentView(DocumentSummary Document, ImmutableArray<DocumentChunk> Chunks)
{
    public static DocumentView Of(WholeDocument whole) =>
        new(DocumentSummary.Of(whole.Document, whole.Passages.Count), [.. whole.Passages.Select(DocumentChunk.Of)]);
}

/// <param name="Index">Its place in the document, from 0.</param>
/// <param name="Heading">The headings above it, outermost first, joined by " › "; "" when there are none.</param>
/// <param name="Tokens">Roughly, as models count.</param>
/// <param name="Anchor">Where it begins in the page, without the '#'; null where the page has no such place.</param>
public sealed record DocumentChunk(int Index, string Heading, string Text, int Tokens, string? Anchor)
{
    public static DocumentChunk Of(StoredChunk chunk) => new(
        chunk.Ordinal,
        chunk.Heading,
        chunk.Text,
        TokenEstimate.Of(chunk.Text),
        chunk.Url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? chunk.Url[(at + 1)..] : null);
}
