using ChatPlatform.Storage.Knowledge;
using Npgsql;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>
/// Documents with all their rows, column by column: each table is written by one statement that takes arrays,
/// since COPY is refused where row-level security holds.
/// </summary>
internal sealed class DocumentBatch
{
    /// <summary>Of a statement; of a usual model's vectors about 4 MB.</summary>
    private const int MostVectors = 500;

    private readonly string _tenantId;
    private readonly List<IndexedDocument> _documents;
    private readonly List<(IndexedDocument Of, int Ordinal, ChunkRecord Chunk, WordVector Words)> _chunks;

    /// <param name="documents">Of two with the same id, the later counts.</param>
    public DocumentBatch(string tenantId, IEnumerable<IndexedDocument> documents)
    {
        _tenantId = tenantId;
        _documents = [.. documents.GroupBy(indexed => indexed.Document.Id, StringComparer.Ordinal).Select(same => same.Last())];
        _chunks =
        [
            .. from indexed in _documents
               from numbered in indexed.Chunks.Index()
               select (indexed, numbered.Index, numbered.Item, WordVector.Of(tenantId, indexed.Document.Title, numbered.Item)),
        ];
    }

    public string[] DocumentIds => [.. _documents.Select(indexed => indexed.Document.Id)];

    public int Chunks => _chunks.Count;

    /// <summary>null when no passage has a vector.</summary>
    public string? EmbeddingModel => _chunks.Find(chunk => !chunk.Chunk.Embedding.IsEmpty).Of?.EmbeddingModel;

    /// <param name="first">The number of the first chunk; the others follow.</param>
    public async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long first, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Documents());
        batch.BatchCommands.Add(ChunkRows(first));
        batch.BatchCommands.Add(Words(first));
        foreach (var command in Vectors(first))
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private NpgsqlBatchCommand Documents()
    {
        var words = _chunks.GroupBy(chunk => chunk.Of.Document.Id).ToDictionary(chunks => chunks.Key, chunks => chunks.Sum(chunk => (long)chunk.Words.Length));
        return Sql.Command(
            """
            INSERT INTO documents (tenant_id, id, source_id, url, title, language, bytes, chunks, words, indexed_at)
            SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::integer[], $9::bigint[], $10::timestamptz[])
            """,
            _tenantId,
            DocumentIds,
            Column(_documents, indexed => indexed.Document.SourceId),
            Column(_documents, indexed => indexed.Document.Url),
            Column(_documents, indexed => StorableText.Of(indexed.Document.Title)),
            Column(_documents, indexed => indexed.Document.Language),
            Column(_documents, indexed => indexed.Document.Bytes),
            Column(_documents, indexed => indexed.Chunks.Count),
            Column(_documents, indexed => words.GetValueOrDefault(indexed.Document.Id)),
            Column(_documents, indexed => indexed.Document.IndexedAt.UtcDateTime));
    }

    private NpgsqlBatchCommand ChunkRows(long first) => Sql.Command(
        """
        INSERT INTO chunks (tenant_id, id, document_id, ordinal, url, heading, text)
        SELECT $1, $2 + number - 1, document_id, ordinal, url, heading, text
        FROM unnest($3::text[], $4::integer[], $5::text[], $6::text[], $7::text[])
            WITH ORDINALITY AS chunk(document_id, ordinal, url, heading, text, number)
        """,
        _tenantId,
        first,
        Column(_chunks, chunk => chunk.Of.Document.Id),
        Column(_chunks, chunk => chunk.Ordinal),
        Column(_chunks, chunk => chunk.Chunk.Url),
        Column(_chunks, chunk => StorableText.Of(chunk.Chunk.Heading)),
        Column(_chunks, chunk => StorableText.Of(chunk.Chunk.Text)));

    private NpgsqlBatchCommand Words(long first) => Sql.Command(
        """
        INSERT INTO chunk_words (tenant_id, chunk_id, length, words)
        SELECT $1, $2 + number - 1, length, words::tsvector
        FROM unnest($3::integer[], $4::text[]) WITH ORDINALITY AS chunk(length, words, number)
        """,
        _tenantId,
        first,
        Column(_chunks, chunk => chunk.Words.Length),
        Column(_chunks, chunk => chunk.Words.Text));

    private IEnumerable<NpgsqlBatchCommand> Vectors(long first) =>
        from numbered in _chunks.Index()
        where !numbered.Item.Chunk.Embedding.IsEmpty
        group new ChunkVector(first + numbered.Index, numbered.Item.Chunk.Embedding)
            by (numbered.Item.Of.EmbeddingModel, numbered.Item.Chunk.Embedding.Length) into space
        from part in space.Chunk(MostVectors)
        select VectorRows.Insert(_tenantId, space.Key.EmbeddingModel, part);

    private static TValue[] Column<TRow, TValue>(List<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];
}
