using ChatPlatform.Storage.Knowledge;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// Writes documents, passages and their index within one transaction, with each statement prepared once:
/// a large site is tens of thousands of passages.
/// </summary>
internal sealed class DocumentWriter : IDisposable
{
    private readonly List<SqliteCommand> _commands = [];
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly string _tenantId;
    private readonly SqliteCommand _selectChunks;
    private readonly SqliteCommand _unindexChunk;
    private readonly SqliteCommand _deleteChunks;
    private readonly SqliteCommand _deleteDocument;
    private readonly SqliteCommand _insertDocument;
    private readonly SqliteCommand _insertChunk;
    private readonly SqliteCommand _indexChunk;

    public DocumentWriter(SqliteConnection connection, SqliteTransaction transaction, string tenantId)
    {
        _connection = connection;
        _transaction = transaction;
        _tenantId = tenantId;
        _selectChunks = Prepare("SELECT id FROM chunks WHERE tenant_id = $1 AND document_id = $2");
        _unindexChunk = Prepare("DELETE FROM chunk_index WHERE rowid = $1");
        _deleteChunks = Prepare("DELETE FROM chunks WHERE tenant_id = $1 AND document_id = $2");
        _deleteDocument = Prepare("DELETE FROM documents WHERE tenant_id = $1 AND id = $2");
        _insertDocument = Prepare(
            """
            INSERT INTO documents (tenant_id, id, source_id, url, title, language, bytes, chunks, indexed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
        _insertChunk = Prepare(
            """
            INSERT INTO chunks (tenant_id, document_id, ordinal, url, heading, text, embedding_model, embedding)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
            """);
        _indexChunk = Prepare("INSERT INTO chunk_index (rowid, title, heading, text, grams) VALUES ($1, $2, $3, $4, $5)");
    }

    /// <summary>Passages that are no longer.</summary>
    public List<long> Removed { get; } = [];

    /// <summary>Passages that are new.</summary>
    public List<AddedVector> Added { get; } = [];

    public void Replace(IndexedDocument indexed)
    {
        var document = indexed.Document;
        Delete(document.Id);
        if (indexed.Chunks.Any(chunk => !chunk.Embedding.IsEmpty))
        {
            EmbeddingModels.Begin(_connection, _transaction, _tenantId, indexed.EmbeddingModel);
        }

        Run(
            _insertDocument,
            _tenantId, document.Id, document.SourceId, document.Url, document.Title, document.Language,
            document.Bytes, indexed.Chunks.Count, document.IndexedAt.ToText());
        for (var ordinal = 0; ordinal < indexed.Chunks.Count; ordinal++)
        {
            var chunk = indexed.Chunks[ordinal];
            var vector = QuantizedVector.Encode(chunk.Embedding.Span);
            Bind(_insertChunk, _tenantId, document.Id, ordinal, chunk.Url, chunk.Heading, chunk.Text, indexed.EmbeddingModel, vector);
            var id = (long)_insertChunk.ExecuteScalar()!;
            var grams = SpacelessScripts.Grams($"{document.Title}\n{chunk.Heading}\n{chunk.Text}");
            Run(_indexChunk, id, document.Title, chunk.Heading, chunk.Text, grams);
            Added.Add(new AddedVector(id, document.Id, indexed.EmbeddingModel, vector));
        }
    }

    /// <returns>false when there was no such document.</returns>
    public bool Delete(string documentId)
    {
        Bind(_selectChunks, _tenantId, documentId);
        var ids = new List<long>();
        using (var reader = _selectChunks.ExecuteReader())
        {
            while (reader.Read())
            {
                ids.Add(reader.GetInt64(0));
            }
        }

        foreach (var id in ids)
        {
            Run(_unindexChunk, id);
        }

        Removed.AddRange(ids);
        Run(_deleteChunks, _tenantId, documentId);
        return Run(_deleteDocument, _tenantId, documentId) > 0;
    }

    public void Dispose()
    {
        foreach (var command in _commands)
        {
            command.Dispose();
        }
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        _commands.Add(command);
        return command;
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        Bind(command, values);
        return command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count == i)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }

            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
