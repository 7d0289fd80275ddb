using ChatPlatform.Storage.Knowledge;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// The vector indexes in memory, one for each tenant and embedding model that is searched: loaded at the
/// first search, kept up to date by the writes after it, and dropped, least recently used first, when all
/// together exceed their share of memory.
/// </summary>
internal sealed class VectorIndexes(long maxBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string TenantId, string Model), Entry> _entries = [];
    private long _clock;

    public async Task<IReadOnlyList<ScoredChunk>> SearchAsync(
        string tenantId, string model, SqliteDatabase database, ReadOnlyMemory<float> query, int k, CancellationToken cancellationToken)
    {
        var entry = Find(tenantId, model, database);
        await entry.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (entry.Index is null || entry.Index.Dimensions != query.Length)
            {
                entry.Index = await LoadAsync(tenantId, model, database, query.Length, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            entry.Gate.Release();
        }

        var index = entry.Index;
        Evict(entry);
        return index.Search(query.Span, k);
    }

    /// <summary>
    /// To be called after the write has been committed. A load that is under way is waited for: it may or may
    /// not have seen the commit, and the change is applied to what it read, which comes to the same.
    /// </summary>
    public async Task ApplyAsync(
        string tenantId, IReadOnlyCollection<long> removed, IReadOnlyCollection<AddedVector> added)
    {
        foreach (var (model, entry) in EntriesOf(tenantId))
        {
            await entry.Gate.WaitAsync().ConfigureAwait(false);
            try
            {
                if (entry.Index is not { } index)
                {
                    continue;
                }

                index.Apply(removed, added.Where(vector => vector.Model == model));
            }
            finally
            {
                entry.Gate.Release();
            }
        }
    }

    /// <summary>Forgets a tenant's indexes; the next search loads them again.</summary>
    public void Drop(string tenantId)
    {
        lock (_lock)
        {
            foreach (var key in _entries.Keys.Where(key => key.TenantId == tenantId).ToList())
            {
                _entries.Remove(key);
            }
        }
    }

    private Entry Find(string tenantId, string model, SqliteDatabase database)
    {
        lock (_lock)
        {
            // A tenant that was deleted and created again has another database under the same name.
            if (!_entries.TryGetValue((tenantId, model), out var entry) || entry.Database != database)
            {
                _entries[(tenantId, model)] = entry = new Entry(database);
            }

            entry.UsedAt = ++_clock;
            return entry;
        }
    }

    private List<(string Model, Entry Entry)> EntriesOf(string tenantId)
    {
        lock (_lock)
        {
            return [.. _entries.Where(pair => pair.Key.TenantId == tenantId).Select(pair => (pair.Key.Model, pair.Value))];
        }
    }

    private void Evict(Entry keep)
    {
        lock (_lock)
        {
            var held = _entries.Values.Sum(entry => entry.Index?.Bytes ?? 0);
            foreach (var (key, entry) in _entries.Where(pair => pair.Value != keep).OrderBy(pair => pair.Value.UsedAt).ToList())
            {
                if (held <= maxBytes)
                {
                    return;
                }

                held -= entry.Index?.Bytes ?? 0;
                _entries.Remove(key);
            }
        }
    }

    private static async Task<VectorIndex> LoadAsync(
        string tenantId, string model, SqliteDatabase database, int dimensions, CancellationToken cancellationToken)
    {
        var index = new VectorIndex(dimensions);
        await database.ReadAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT id, document_id, embedding FROM chunks WHERE tenant_id = $tenant AND embedding_model = $model";
                command.Parameters.AddWithValue("$tenant", tenantId);
                command.Parameters.AddWithValue("$model", model);
                index.Apply([], Rows(command, model, cancellationToken));
                return Task.FromResult(true);
            },
            cancellationToken).ConfigureAwait(false);
        return index;
    }

    private static IEnumerable<AddedVector> Rows(SqliteCommand command, string model, CancellationToken cancellationToken)
    {
        using var reader = command.ExecuteReader();
        var documentId = "";
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A document's passages follow each other: one string serves them all.
            documentId = reader.GetString(1) is var read && read == documentId ? documentId : read;
            yield return new AddedVector(reader.GetInt64(0), documentId, model, reader.GetFieldValue<byte[]>(2));
        }
    }

    private sealed class Entry(SqliteDatabase database)
    {
        public SqliteDatabase Database => database;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public VectorIndex? Index { get; set; }

        public long UsedAt { get; set; }
    }
}
