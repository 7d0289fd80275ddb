using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Tenants;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>
/// Documents and passages in the tenant's database: tsvector and GIN for words, pgvector for vectors, compared
/// one by one or, for a tenant with many, by an HNSW index of its own.
/// </summary>
public sealed class PostgresKnowledgeStore(PostgresTenants tenants, PostgresKnowledgeOptions options, VectorUpkeep upkeep) : IKnowledgeStore
{
    public async Task<IReadOnlyDictionary<string, string>> ReplaceAsync(
        string tenantId, IReadOnlyList<IndexedDocument> documents, KnowledgeQuota quota, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(quota);
        var room = await tenants.WriteAsync(
            tenantId,
            async (connection, transaction) =>
            {
                var room = (await RoomInAsync(connection, transaction, tenantId, documents, quota, cancellationToken).ConfigureAwait(false)).Fit(documents);
                if (room.Fitting.Count == 0)
                {
                    return room;
                }

                var batch = new DocumentBatch(tenantId, room.Fitting);
                var last = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                    """
                    INSERT INTO chunk_numbers (tenant_id, last, embedding_model) VALUES (@tenantId, @Chunks, @EmbeddingModel)
                    ON CONFLICT (tenant_id) DO UPDATE SET
                        last = chunk_numbers.last + excluded.last,
                        embedding_model = coalesce(chunk_numbers.embedding_model, excluded.embedding_model)
                    RETURNING last
                    """,
                    new { tenantId, batch.Chunks, batch.EmbeddingModel }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
                await DeleteAsync(connection, transaction, tenantId, batch.DocumentIds, cancellationToken).ConfigureAwait(false);
                await batch.WriteAsync(connection, transaction, last - batch.Chunks + 1, cancellationToken).ConfigureAwait(false);
                return room;
            },
            cancellationToken).ConfigureAwait(false);
        upkeep.Consider(tenantId);
        return room.LeftOut;
    }

    /// <summary>The tenant's row is written without a change, which locks it: whoever writes documents next sees what is written here.</summary>
    private static async Task<KnowledgeRoom> RoomInAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, IReadOnlyList<IndexedDocument> documents, KnowledgeQuota quota, CancellationToken cancellationToken)
    {
        if (quota == KnowledgeQuota.None)
        {
            return new KnowledgeRoom(quota, 0, 0, new Dictionary<string, long>());
        }

        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO chunk_numbers (tenant_id, last) VALUES (@tenantId, 0) ON CONFLICT (tenant_id) DO UPDATE SET last = chunk_numbers.last",
            new { tenantId }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        var (count, bytes) = await connection.QuerySingleAsync<(long, long)>(new CommandDefinition(
            "SELECT count(*), coalesce(sum(bytes), 0)::bigint FROM documents WHERE tenant_id = @tenantId",
            new { tenantId }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        var before = await connection.QueryAsync<(string Id, long Bytes)>(new CommandDefinition(
            "SELECT id, bytes FROM documents WHERE tenant_id = @tenantId AND id = ANY (@ids)",
            new { tenantId, ids = documents.Select(document => document.Document.Id).ToArray() }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return new KnowledgeRoom(quota, count, bytes, before.ToDictionary(row => row.Id, row => row.Bytes));
    }

    public Task<int> DeleteAsync(string tenantId, IReadOnlyList<string> documentIds, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            (connection, transaction) => DeleteAsync(connection, transaction, tenantId, [.. documentIds], cancellationToken),
            cancellationToken);

    public Task<int> DeleteSourceAsync(string tenantId, string sourceId, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            async (connection, transaction) =>
            {
                var documentIds = await connection.QueryAsync<string>(new CommandDefinition(
                    "SELECT id FROM documents WHERE tenant_id = @tenantId AND source_id = @sourceId",
                    new { tenantId, sourceId }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
                return await DeleteAsync(connection, transaction, tenantId, [.. documentIds], cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    public Task ClearAsync(string tenantId, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                UPDATE chunk_numbers SET embedding_model = NULL WHERE tenant_id = @tenantId;
                DELETE FROM chunk_vectors WHERE tenant_id = @tenantId;
                DELETE FROM documents WHERE tenant_id = @tenantId;
                """,
                new { tenantId }, transaction, cancellationToken: cancellationToken)),
            cancellationToken);

    public async Task<DocumentRow?> FindAsync(string tenantId, string documentId, CancellationToken cancellationToken)
    {
        var row = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<StoredDocument>(new CommandDefinition(
                $"SELECT {StoredDocument.Columns} FROM documents WHERE tenant_id = @tenantId AND id = @documentId",
                new { tenantId, documentId }, transaction, cancellationToken: cancellationToken)),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRow();
    }

    public async Task<WholeDocument?> FindWholeAsync(string tenantId, string documentId, CancellationToken cancellationToken)
    {
        var row = await FindAsync(tenantId, documentId, cancellationToken).ConfigureAwait(false);
        return row is null ? null : new WholeDocument(row.Document, await tenants.ReadAsync<IReadOnlyList<StoredChunk>>(
            tenantId,
            async (connection, transaction) => [.. await connection.QueryAsync<StoredChunk>(new CommandDefinition(
                """
                SELECT chunks.id AS Id, document_id AS DocumentId, ordinal AS Ordinal, title AS Title, chunks.url AS Url, heading AS Heading, text AS Text
                FROM chunks JOIN documents ON documents.tenant_id = @tenantId AND documents.id = chunks.document_id
                WHERE chunks.tenant_id = @tenantId AND chunks.document_id = @documentId
                ORDER BY ordinal
                """,
                new { tenantId, documentId }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false)],
            cancellationToken).ConfigureAwait(false));
    }

    public async Task<Page<DocumentRow>> ListAsync(
        string tenantId, DocumentFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (time, id) = cursor is null ? (DateTime.MaxValue, "~") : StoredDocument.Decode(cursor);
        var rows = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<StoredDocument>(new CommandDefinition(
                $"""
                SELECT {StoredDocument.Columns} FROM documents
                WHERE tenant_id = @tenantId AND (indexed_at, id) < (@time, @id)
                      {(filter.SourceId switch { null => "", BotConfig.Uploads => "AND source_id IS NULL", _ => "AND source_id = @SourceId" })}
                      {(filter.Text is null ? "" : $"AND ({TextSearch.Holds("title")} OR {TextSearch.Holds("url")})")}
                ORDER BY indexed_at DESC, id DESC LIMIT @limit + 1
                """,
                new { tenantId, time, id, limit, filter.SourceId, text = TextSearch.Pattern(filter.Text) }, transaction, cancellationToken: cancellationToken)),
            cancellationToken).ConfigureAwait(false);
        var page = PageOf.Rows(rows.ToList(), limit, last => last.Encode());
        return new Page<DocumentRow>([.. page.Items.Select(row => row.ToRow())], page.NextCursor);
    }

    public async Task<IReadOnlySet<string>> FilterBySourceAsync(
        string tenantId, IReadOnlyCollection<string> documentIds, IReadOnlyCollection<string> sources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documentIds);
        ArgumentNullException.ThrowIfNull(sources);
        var found = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<string>(new CommandDefinition(
                $"SELECT id FROM documents WHERE tenant_id = @tenantId AND id = ANY (@ids) AND coalesce(source_id, '{BotConfig.Uploads}') = ANY (@sources)",
                new { tenantId, ids = documentIds.ToArray(), sources = sources.ToArray() }, transaction, cancellationToken: cancellationToken)),
            cancellationToken).ConfigureAwait(false);
        return found.ToHashSet(StringComparer.Ordinal);
    }

    public Task<IReadOnlyList<WholeDocument>> ReadAsync(string tenantId, string after, int limit, CancellationToken cancellationToken) =>
        tenants.ReadAsync<IReadOnlyList<WholeDocument>>(
            tenantId,
            async (connection, transaction) =>
            {
                var documents = (await connection.QueryAsync<StoredDocument>(new CommandDefinition(
                    $"SELECT {StoredDocument.Columns} FROM documents WHERE tenant_id = @tenantId AND id > @after ORDER BY id LIMIT @limit",
                    new { tenantId, after, limit }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false)).Select(row => row.ToRow().Document).ToList();
                var passages = (await connection.QueryAsync<StoredChunk>(new CommandDefinition(
                    """
                    SELECT chunks.id AS Id, document_id AS DocumentId, ordinal AS Ordinal, title AS Title, chunks.url AS Url, heading AS Heading, text AS Text
                    FROM chunks JOIN documents ON documents.tenant_id = @tenantId AND documents.id = chunks.document_id
                    WHERE chunks.tenant_id = @tenantId AND chunks.document_id = ANY (@ids)
                    ORDER BY document_id, ordinal
                    """,
                    new { tenantId, ids = documents.Select(document => document.Id).ToArray() }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false))
                    .ToLookup(passage => passage.DocumentId);
                return [.. documents.Select(document => new WholeDocument(document, [.. passages[document.Id]]))];
            },
            cancellationToken);

    public Task<int> CountChunksAsync(string tenantId, string sourceId, CancellationToken cancellationToken) =>
        tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.ExecuteScalarAsync<int>(new CommandDefinition(
                "SELECT coalesce(sum(chunks), 0) FROM documents WHERE tenant_id = @tenantId AND source_id = @sourceId",
                new { tenantId, sourceId }, transaction, cancellationToken: cancellationToken)),
            cancellationToken);

    public async Task<KnowledgeStatus> GetStatusAsync(string tenantId, CancellationToken cancellationToken)
    {
        var (documents, chunks, bytes, lastSync) = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QuerySingleAsync<(long, long, long, DateTime?)>(new CommandDefinition(
                """
                SELECT count(*), coalesce(sum(chunks), 0)::bigint, coalesce(sum(bytes), 0)::bigint,
                       (SELECT max(finished_at) FROM sources WHERE tenant_id = @tenantId AND state = 'succeeded')
                FROM documents WHERE tenant_id = @tenantId
                """,
                new { tenantId }, transaction, cancellationToken: cancellationToken)),
            cancellationToken).ConfigureAwait(false);
        return new KnowledgeStatus((int)documents, (int)chunks, bytes, lastSync is { } at ? new DateTimeOffset(at) : null);
    }

    public async Task<IReadOnlyList<ScoredChunk>> SearchLexicalAsync(string tenantId, string query, int k, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var terms = WordQuery.Build(query);
        return terms.Length == 0
            ? []
            : await tenants.ReadAsync(
                tenantId,
                (connection, transaction) => ReadScoredAsync(
                    connection,
                    transaction,
                    Sql.Command(
                        """
                        SELECT chunks.id, chunks.document_id, best.score
                        FROM search_words($2, $3) AS best JOIN chunks ON chunks.tenant_id = $1 AND chunks.id = best.chunk_id
                        ORDER BY best.score DESC, chunks.id
                        """,
                        tenantId, terms, k),
                    cancellationToken),
                cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ScoredChunk>> SearchVectorAsync(
        string tenantId, string embeddingModel, ReadOnlyMemory<float> query, int k, CancellationToken cancellationToken)
    {
        if (query.IsEmpty)
        {
            return [];
        }

        var hits = await SearchAsync().ConfigureAwait(false);
        // A transaction that began just before the tenant's vectors moved to their partition, and looked for them
        // just after, sees neither the old rows nor the new: an empty answer is asked for once more.
        return hits.Count > 0 ? hits : await SearchAsync().ConfigureAwait(false);

        Task<IReadOnlyList<ScoredChunk>> SearchAsync() => tenants.ReadAsync(
            tenantId,
            async (connection, transaction) =>
            {
                var candidates = Math.Max(options.EfSearch, k);
                await connection.ExecuteAsync(new CommandDefinition(
                    VectorSearch.Settings, new { candidates = VectorSearch.AtOnce(candidates) }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
                return await ReadScoredAsync(
                    connection,
                    transaction,
                    Sql.Command(VectorSearch.Query(query.Length), tenantId, embeddingModel, query.ToArray(), candidates, k),
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<string?> GetEmbeddingModelAsync(string tenantId, CancellationToken cancellationToken) =>
        tenants.ReadAsync(
            tenantId, (connection, transaction) => EmbeddingModels.FindAsync(connection, transaction, tenantId, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<StoredChunk>> ListUnembeddedAsync(
        string tenantId, string embeddingModel, int limit, CancellationToken cancellationToken) =>
        tenants.ReadAsync(
            tenantId,
            (connection, transaction) => EmbeddingModels.UnembeddedAsync(connection, transaction, tenantId, embeddingModel, limit, cancellationToken),
            cancellationToken);

    public async Task AddVectorsAsync(
        string tenantId, string embeddingModel, IReadOnlyList<ChunkVector> vectors, CancellationToken cancellationToken)
    {
        await tenants.WriteAsync(
            tenantId,
            (connection, transaction) => EmbeddingModels.AddAsync(connection, transaction, tenantId, embeddingModel, vectors, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        upkeep.Consider(tenantId);
    }

    public async Task<bool> SwitchEmbeddingModelAsync(string tenantId, string embeddingModel, CancellationToken cancellationToken)
    {
        // The index of the new vectors first, lest searches compare them all one by one until it is there.
        await upkeep.IndexAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var isSwitched = await tenants.WriteAsync(
            tenantId,
            (connection, transaction) => EmbeddingModels.SwitchAsync(connection, transaction, tenantId, embeddingModel, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        upkeep.Consider(tenantId);
        return isSwitched;
    }

    public Task<IReadOnlyList<StoredChunk>> GetChunksAsync(string tenantId, IReadOnlyList<long> chunkIds, CancellationToken cancellationToken) =>
        tenants.ReadAsync<IReadOnlyList<StoredChunk>>(
            tenantId,
            async (connection, transaction) =>
            [
                .. await connection.QueryAsync<StoredChunk>(new CommandDefinition(
                    """
                    SELECT chunks.id AS Id, document_id AS DocumentId, ordinal AS Ordinal, title AS Title, chunks.url AS Url, heading AS Heading, text AS Text
                    FROM unnest(@ids) WITH ORDINALITY AS asked(id, place)
                    JOIN chunks ON chunks.tenant_id = @tenantId AND chunks.id = asked.id
                    JOIN documents ON documents.tenant_id = @tenantId AND documents.id = chunks.document_id
                    ORDER BY asked.place
                    """,
                    new { tenantId, ids = chunkIds.ToArray() }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false),
            ],
            cancellationToken);

    private static Task<int> DeleteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, string[] documentIds, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<int>(new CommandDefinition(
            """
            DELETE FROM chunk_vectors v USING chunks c
            WHERE v.tenant_id = @tenantId AND c.tenant_id = @tenantId AND v.chunk_id = c.id AND c.document_id = ANY (@documentIds);
            WITH gone AS (DELETE FROM documents WHERE tenant_id = @tenantId AND id = ANY (@documentIds) RETURNING 1) SELECT count(*) FROM gone;
            """,
            new { tenantId, documentIds }, transaction, cancellationToken: cancellationToken));

    private static async Task<IReadOnlyList<ScoredChunk>> ReadScoredAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlBatchCommand query, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { query } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var hits = new List<ScoredChunk>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            hits.Add(new ScoredChunk(reader.GetInt64(0), reader.GetString(1), reader.GetDouble(2)));
        }

        return hits;
    }
}
