using ChatPlatform.Knowledge.Chunking;
using ChatPlatform.Knowledge.Embedding;
using ChatPlatform.Knowledge.Extraction;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>The stages after extraction: chunk and embed.</summary>
public sealed class DocumentBuilder(IEmbeddingGenerator<string, Embedding<float>> embeddings, TimeProvider time)
{
    /// <summary>Counts up when extraction or chunking changes, so that every page is read anew.</summary>
    private const int PipelineVersion = 1;

    private readonly string _model = EmbeddingModelName.Of(embeddings);

    /// <summary>Names what made the passages; a page made by another version is read anew.</summary>
    public string Version => $"{PipelineVersion}:{_model}";

    /// <param name="sourceId">null for a document that no source keeps up to date.</param>
    /// <param name="bytes">Size of the document as it was received.</param>
    /// <returns>null when there is no text to index.</returns>
    public async Task<IndexedDocument?> BuildAsync(
        string id, string? sourceId, Uri url, ExtractedPage page, long bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(page);
        var passages = Chunker.Split(page.Title, page.Blocks);
        if (passages.Count == 0)
        {
            return null;
        }

        var vectors = await embeddings.GenerateAsync(
            passages.Select(passage => EmbeddedText.Of(page.Title, passage.Heading, passage.Text)), cancellationToken: cancellationToken).ConfigureAwait(false);
        var chunks = passages.Zip(vectors, (passage, embedding) => new ChunkRecord(
            passage.Anchor is null ? url.AbsoluteUri : $"{url.AbsoluteUri}#{Uri.EscapeDataString(passage.Anchor)}",
            passage.Heading,
            passage.Text,
            embedding.Vector));
        var document = new DocumentRecord(id, sourceId, url.AbsoluteUri, page.Title, page.Language, bytes, time.GetUtcNow());
        return new IndexedDocument(document, [.. chunks], _model);
    }
}
