using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Tenants;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>Documents and passages in the tenant's file: FTS5 for words, vectors compared in memory.</summary>
public sealed class SqliteKnowledgeStore : IKnowledgeStore
{
    /// <summary>
    /// How much a word weighs in the title, the headings, the text, the pairs of spaceless scripts. Chosen by
    /// the figures of the benchmark "retrieval".
    /// </summary>
    private const string Ranking = "bm25(6.0, 4.0, 1.0, 1.0)";

    private readonly TenantDatabases _databases;
    private readonly VectorIndexes _vectors;

    /// <param name="maxVectorBytes">Memory that the vectors of all tenants may take; one tenant is always held.</param>
    public SqliteKnowledgeStore(TenantDatabases databases, long maxVectorBytes = 256L << 20)
    {
        _databases = databases;
        _vectors = new VectorIndexes(maxVectorBytes);
        _databases.Released += _vectors.Drop;
    }

    public async Task<IReadOnlyDictionary<string, string>> ReplaceAsync(
        string tenantId, IReadOnlyList<IndexedDocument> documents, KnowledgeQuota quota, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(quota);
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var (room, removed, added) = await database.WriteAsync(
            (connection, transaction) =>
            {
                using var writer = new DocumentWriter(connection, transaction, tenantId);
                var room = RoomIn(connection, transaction, tenantId, documents, quota).Fit(documents);
                foreach (var document in room.Fitting)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    writer.Replace(document);
                }

                return Task.FromResult((room, writer.Removed, writer.Added));
            },
            cancellationToken).ConfigureAwait(false);
        await _vectors.ApplyAsync(tenantId, removed, added).ConfigureAwait(false);
        return room.LeftOut;
    }

    public async Task<int> DeleteAsync(string tenantId, IReadOnlyList<string> documentIds, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var (count, removed) = await database.WriteAsync(
            (connection, transaction) =>
            {
                using var writer = new DocumentWriter(connection, transaction, tenantId);
                return Task.FromResult((documentIds.Count(writer.Delete), writer.Removed));
            },
            cancellationToken).ConfigureAwait(false);
        await _vectors.ApplyAsync(tenantId, removed, []).ConfigureAwait(false);
        return count;
    }

    public async Task<int> DeleteSourceAsync(string tenantId, string sourceId, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var documentIds = await database.ReadAsync(
            connection => connection.QueryAsync<string>(
                "SELECT id FROM documents WHERE tenant_id = @tenantId AND source_id = @sourceId", new { tenantId, sourceId }),
            cancellationToken).ConfigureAwait(false);
        return await DeleteAsync(tenantId, [.. documentIds], cancellationToken).ConfigureAwait(false);
    }

    public async Task ClearAsync(string tenantId, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO chunk_index (chunk_index) VALUES ('delete-all');
                DELETE FROM chunks;
                DELETE FROM embedding_models;
                DELETE FROM documents;
                """,
                transaction: transaction),
            cancellationToken).ConfigureAwait(false);
        _vectors.Drop(tenantId);
    }

    public async Task<DocumentRow?> FindAsync(string tenantId, string documentId, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<StoredDocument>(
                $"SELECT {StoredDocument.Columns} FROM documents WHERE tenant_id = @tenantId AND id = @documentId",
                new { tenantId, documentId }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRow();
    }

    public async Task<WholeDocument?> FindWholeAsync(string tenantId, string documentId, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            async connection =>
            {
                var document = await connection.QuerySingleOrDefaultAsync<StoredDocument>(
                    $"SELECT {StoredDocument.Columns} FROM documents WHERE tenant_id = @tenantId AND id = @documentId",
                    new { tenantId, documentId }).ConfigureAwait(false);
                return document is null
                    ? null
                    : new WholeDocument(document.ToRow().Document, [.. ReadChunks(connection, tenantId, ChunksOf(connection, tenantId, documentId))]);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<Page<DocumentRow>> ListAsync(
        string tenantId, DocumentFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (time, id) = cursor is null ? ("~", "~") : ListCursor.Decode(cursor);
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = (await database.ReadAsync(
            connection => connection.QueryAsync<StoredDocument>(
                $"""
                SELECT {StoredDocument.Columns} FROM documents
                WHERE tenant_id = @tenantId AND (indexed_at, id) < (@time, @id)
                      {(filter.SourceId switch { null => "", BotConfig.Uploads => "AND source_id IS NULL", _ => "AND source_id = @SourceId" })}
                      {(filter.Text is null ? "" : $"AND ({TextSearch.Holds("title")} OR {TextSearch.Holds("url")})")}
                ORDER BY indexed_at DESC, id DESC LIMIT @limit + 1
                """,
                new { tenantId, time, id, limit, filter.SourceId, text = TextSearch.Pattern(filter.Text) }),
            cancellationToken).ConfigureAwait(false)).ToList();
        var page = PageOf.Rows(rows, limit, last => ListCursor.Encode(last.IndexedAt, last.Id));
        return new Page<DocumentRow>([.. page.Items.Select(row => row.ToRow())], page.NextCursor);
    }

    public async Task<IReadOnlyList<WholeDocument>> ReadAsync(string tenantId, string after, int limit, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync<IReadOnlyList<WholeDocument>>(
            async connection =>
            {
                var documents = await connection.QueryAsync<StoredDocument>(
                    $"SELECT {StoredDocument.Columns} FROM documents WHERE tenant_id = @tenantId AND id > @after ORDER BY id LIMIT @limit",
                    new { tenantId, after, limit }).ConfigureAwait(false);
                return [.. documents.Select(row => row.ToRow().Document).Select(document => new WholeDocument(
                    document, [.. ReadChunks(connection, tenantId, ChunksOf(connection, tenantId, document.Id))]))];
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlySet<string>> FilterBySourceAsync(
        string tenantId, IReadOnlyCollection<string> documentIds, IReadOnlyCollection<string> sources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documentIds);
        ArgumentNullException.ThrowIfNull(sources);
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var found = await database.ReadAsync(
            connection => connection.QueryAsync<string>(
                $"""
                SELECT id FROM documents
                WHERE tenant_id = @tenantId AND id IN (SELECT value FROM json_each(@ids))
                  AND coalesce(source_id, '{BotConfig.Uploads}') IN (SELECT value FROM json_each(@sources))
                """,
                new { tenantId, ids = SqliteValues.ToJson(documentIds), sources = SqliteValues.ToJson(sources) }),
            cancellationToken).ConfigureAwait(false);
        return found.ToHashSet(StringComparer.Ordinal);
    }

    public async Task<int> CountChunksAsync(string tenantId, string sourceId, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<int>(
                "SELECT coalesce(sum(chunks), 0) FROM documents WHERE tenant_id = @tenantId AND source_id = @sourceId",
                new { tenantId, sourceId }),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<KnowledgeStatus> GetStatusAsync(string tenantId, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var (documents, chunks, bytes, lastSync) = await database.ReadAsync(
            connection => connection.QuerySingleAsync<(long, long, long, string?)>(
                """
                SELECT count(*), coalesce(sum(chunks), 0), coalesce(sum(bytes), 0),
                       (SELECT max(finished_at) FROM sources WHERE tenant_id = @tenantId AND state = 'succeeded')
                FROM documents WHERE tenant_id = @tenantId
                """,
                new { tenantId }),
            cancellationToken).ConfigureAwait(false);
        return new KnowledgeStatus((int)documents, (int)chunks, bytes, lastSync?.ToTime());
    }

    public async Task<IReadOnlyList<ScoredChunk>> SearchLexicalAsync(string tenantId, string query, int k, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var expression = FtsQuery.Build(query);
        if (expression.Length == 0)
        {
            return [];
        }

        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync<IReadOnlyList<ScoredChunk>>(
            connection =>
            {
                using var command = connection.CreateCommand();
                // Ranked before the join: the passages' own rows are read for the best k only.
                command.CommandText =
                    $"""
                    SELECT chunks.id, chunks.document_id, best.score
                    FROM (SELECT rowid AS id, rank AS score FROM chunk_index
                          WHERE chunk_index MATCH $query AND rank MATCH '{Ranking}'
                          ORDER BY rank LIMIT $k) AS best
                    JOIN chunks ON chunks.id = best.id
                    WHERE chunks.tenant_id = $tenant
                    ORDER BY best.score, chunks.id
                    """;
                command.Parameters.AddWithValue("$query", expression);
                command.Parameters.AddWithValue("$k", k);
                command.Parameters.AddWithValue("$tenant", tenantId);
                using var reader = command.ExecuteReader();
                var hits = new List<ScoredChunk>(k);
                while (reader.Read())
                {
                    // FTS5 gives the better match the lower number.
                    hits.Add(new ScoredChunk(reader.GetInt64(0), reader.GetString(1), -reader.GetDouble(2)));
                }

                return Task.FromResult<IReadOnlyList<ScoredChunk>>(hits);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ScoredChunk>> SearchVectorAsync(
        string tenantId, string embeddingModel, ReadOnlyMemory<float> query, int k, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await _vectors.SearchAsync(tenantId, embeddingModel, database, query, k, cancellationToken).ConfigureAwait(false);
    }

    public async Task<string?> GetEmbeddingModelAsync(string tenantId, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(connection => EmbeddingModels.FindAsync(connection, tenantId), cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<StoredChunk>> ListUnembeddedAsync(
        string tenantId, string embeddingModel, int limit, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync<IReadOnlyList<StoredChunk>>(
            connection => Task.FromResult<IReadOnlyList<StoredChunk>>(
                [.. ReadChunks(connection, tenantId, [.. EmbeddingModels.Unembedded(connection, tenantId, embeddingModel, limit)])]),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task AddVectorsAsync(
        string tenantId, string embeddingModel, IReadOnlyList<ChunkVector> vectors, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) =>
            {
                EmbeddingModels.Add(connection, transaction, tenantId, embeddingModel, vectors);
                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> SwitchEmbeddingModelAsync(string tenantId, string embeddingModel, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var isSwitched = await database.WriteAsync(
            (connection, transaction) => Task.FromResult(EmbeddingModels.Switch(connection, transaction, tenantId, embeddingModel)),
            cancellationToken).ConfigureAwait(false);
        _vectors.Drop(tenantId);
        return isSwitched;
    }

    public async Task<IReadOnlyList<StoredChunk>> GetChunksAsync(string tenantId, IReadOnlyList<long> chunkIds, CancellationToken cancellationToken)
    {
        var database = await _databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync<IReadOnlyList<StoredChunk>>(
            connection => Task.FromResult<IReadOnlyList<StoredChunk>>([.. ReadChunks(connection, tenantId, chunkIds)]),
            cancellationToken).ConfigureAwait(false);
    }

    private static KnowledgeRoom RoomIn(
        SqliteConnection connection, SqliteTransaction transaction, string tenantId, IReadOnlyList<IndexedDocument> documents, KnowledgeQuota quota)
    {
        if (quota == KnowledgeQuota.None)
        {
            return new KnowledgeRoom(quota, 0, 0, new Dictionary<string, long>());
        }

        var (count, bytes) = connection.QuerySingle<(long, long)>(
            "SELECT count(*), coalesce(sum(bytes), 0) FROM documents WHERE tenant_id = @tenantId", new { tenantId }, transaction);
        var before = connection.Query<(string Id, long Bytes)>(
            "SELECT id, bytes FROM documents WHERE tenant_id = @tenantId AND id IN @ids",
            new { tenantId, ids = documents.Select(document => document.Document.Id) }, transaction);
        return new KnowledgeRoom(quota, count, bytes, before.ToDictionary(row => row.Id, row => row.Bytes));
    }

    private static List<long> ChunksOf(SqliteConnection connection, string tenantId, string documentId) =>
        connection.Query<long>("SELECT id FROM chunks WHERE tenant_id = @tenantId AND document_id = @documentId ORDER BY ordinal", new { tenantId, documentId }).AsList();

    private static IEnumerable<StoredChunk> ReadChunks(SqliteConnection connection, string tenantId, IReadOnlyList<long> chunkIds)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT chunks.id, document_id, ordinal, title, chunks.url, heading, text
            FROM chunks JOIN documents ON documents.tenant_id = chunks.tenant_id AND documents.id = chunks.document_id
            WHERE chunks.id = $id AND chunks.tenant_id = $tenant
            """;
        var id = command.Parameters.Add("$id", SqliteType.Integer);
        command.Parameters.AddWithValue("$tenant", tenantId);
        foreach (var chunkId in chunkIds)
        {
            id.Value = chunkId;
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                yield return new StoredChunk(
                    reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3),
                    reader.GetString(4), reader.GetString(5), reader.GetString(6));
            }
        }
    }

    private sealed class StoredDocument
    {
        public const string Columns =
            "id AS Id, source_id AS SourceId, url AS Url, title AS Title, language AS Language, bytes AS Bytes, chunks AS Chunks, indexed_at AS IndexedAt";

        public required string Id { get; init; }

        public string? SourceId { get; init; }

        public required string Url { get; init; }

        public required string Title { get; init; }

        public string? Language { get; init; }

        public long Bytes { get; init; }

        public int Chunks { get; init; }

        public required string IndexedAt { get; init; }

        public DocumentRow ToRow() => new(new DocumentRecord(Id, SourceId, Url, Title, Language, Bytes, IndexedAt.ToTime()), Chunks);
    }
}
