using System.Collections.Concurrent;
using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// A file for each tenant, <c>tenants/{id}.db</c>, opened and migrated at first use. There is no query
/// that spans two of them, which is what keeps tenants apart.
/// </summary>
/// <remarks>
/// Only <see cref="CreateAsync"/> makes a file: a conversation that outlives its tenant for a moment
/// must not bring the tenant's database back.
/// </remarks>
public sealed class TenantDatabases : ITenantData, IDisposable
{
    private readonly string _folder;
    private readonly SqliteMigrations _migrations = new("Tenant");
    private readonly ConcurrentDictionary<string, Lazy<Task<SqliteDatabase>>> _open = new(StringComparer.Ordinal);

    public TenantDatabases(string dataDirectory)
    {
        _folder = Path.Combine(dataDirectory, "tenants");
    }

    /// <inheritdoc/>
    public async Task CreateAsync(string tenantId, CancellationToken cancellationToken)
    {
        var database = await OpenFileAsync(FileOf(tenantId)).ConfigureAwait(false);
        if (!_open.TryAdd(tenantId, new Lazy<Task<SqliteDatabase>>(Task.FromResult(database))))
        {
            database.Dispose();
        }
    }

    /// <exception cref="ChatException"><c>tenant_not_found</c>.</exception>
    public async Task<SqliteDatabase> OpenAsync(string tenantId, CancellationToken cancellationToken)
    {
        var file = FileOf(tenantId);
        var opening = _open.GetOrAdd(
            tenantId,
            _ => File.Exists(file)
                ? new Lazy<Task<SqliteDatabase>>(() => OpenFileAsync(file))
                : throw new ChatException(ErrorCodes.TenantNotFound, $"There is no tenant '{tenantId}'."));
        try
        {
            return await opening.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch when (opening.Value.IsFaulted)
        {
            // A disk that was full a moment ago must not be remembered as this tenant's fate.
            _open.TryRemove(new(tenantId, opening));
            throw;
        }
    }

    /// <summary>Every tenant that has room here.</summary>
    internal IEnumerable<string> List() =>
        Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder, "*.db").Select(file => Path.GetFileNameWithoutExtension(file)) : [];

    /// <summary>A look at one tenant of many: a file that was not open is closed again, so that not all of them stay open.</summary>
    internal async Task<T> PeekAsync<T>(string tenantId, Func<SqliteDatabase, Task<T>> look, CancellationToken cancellationToken)
    {
        if (_open.ContainsKey(tenantId))
        {
            return await look(await OpenAsync(tenantId, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        using var database = await OpenFileAsync(FileOf(tenantId)).ConfigureAwait(false);
        return await look(database).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string tenantId, CancellationToken cancellationToken)
    {
        var file = FileOf(tenantId);
        if (_open.TryRemove(tenantId, out var opening) && opening.IsValueCreated)
        {
            (await opening.Value.ConfigureAwait(false)).Dispose();
        }

        if (!Directory.Exists(_folder))
        {
            return;
        }

        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(file + suffix);
        }
    }

    public void Dispose()
    {
        foreach (var opening in _open.Values)
        {
            if (opening is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                opening.Value.Result.Dispose();
            }
        }

        _open.Clear();
    }

    private async Task<SqliteDatabase> OpenFileAsync(string file)
    {
        var database = new SqliteDatabase(file);
        try
        {
            await _migrations.ApplyAsync(database, CancellationToken.None).ConfigureAwait(false);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private string FileOf(string tenantId) =>
        TenantId.IsValid(tenantId)
            ? Path.Combine(_folder, tenantId + ".db")
            : throw new ChatException(ErrorCodes.TenantNotFound, "There is no such tenant.");
}
