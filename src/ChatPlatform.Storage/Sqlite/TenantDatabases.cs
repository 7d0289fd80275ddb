using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ChatPlatform.Tenants;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// A file for each tenant, <c>tenants/{id}.db</c>, opened and migrated at first use. There is no query
/// that spans two of them, which is what keeps tenants apart.
/// </summary>
/// <remarks>
/// Only <see cref="CreateAsync"/> makes a file: a conversation that outlives its tenant for a moment
/// must not bring the tenant's database back. A file <c>tenants/{id}.closed</c> beside the database shuts it for good.
/// </remarks>
public sealed class TenantDatabases : ITenantData, IDisposable
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly string _folder;
    private readonly SqliteMigrations _migrations = new("Tenant");
    private readonly ConcurrentDictionary<string, Lazy<Task<SqliteDatabase>>> _open = new(StringComparer.Ordinal);

    public TenantDatabases(string dataDirectory)
    {
        _folder = Path.Combine(dataDirectory, "tenants");
    }

    /// <summary>Told of a tenant whose database is closed for good, so that nothing of it stays in memory.</summary>
    internal event Action<string>? Released;

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
            _ => File.Exists(file) && !IsClosed(tenantId)
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
        Directory.Exists(_folder)
            ? Directory.EnumerateFiles(_folder, "*.db").Select(file => Path.GetFileNameWithoutExtension(file)).Where(tenantId => !IsClosed(tenantId))
            : [];

    /// <summary>Of all tenants' files, with what is not yet written into them.</summary>
    internal long Bytes() => Directory.Exists(_folder) ? new DirectoryInfo(_folder).EnumerateFiles().Sum(FileSize.Of) : 0;

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
    public async Task CloseAsync(string tenantId, CancellationToken cancellationToken)
    {
        if (File.Exists(FileOf(tenantId)))
        {
            await File.WriteAllBytesAsync(ClosedFileOf(tenantId), [], cancellationToken).ConfigureAwait(false);
        }

        await ReleaseAsync(tenantId).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<RemovedItem>> CountAsync(string tenantId, CancellationToken cancellationToken)
    {
        var counted = ImmutableArray.CreateBuilder<RemovedItem>();
        if (File.Exists(FileOf(tenantId)))
        {
            counted.AddRange(await LookAsync(tenantId, CountRowsAsync, cancellationToken).ConfigureAwait(false));
        }

        foreach (var file in FilesOf(tenantId).Select(path => new FileInfo(path)).Where(file => file.Exists))
        {
            counted.Add(new RemovedItem(RemovedKind.File, file.Name, file.Length));
        }

        return counted.ToImmutable();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListSessionsAsync(string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!File.Exists(FileOf(tenantId)))
        {
            yield break;
        }

        var ids = await LookAsync(
            tenantId,
            connection => connection.QueryAsync<string>("SELECT id FROM sessions WHERE tenant_id = @tenantId", new { tenantId }),
            cancellationToken).ConfigureAwait(false);
        foreach (var id in ids)
        {
            yield return id;
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string tenantId, CancellationToken cancellationToken)
    {
        string[] files = [.. FilesOf(tenantId), ClosedFileOf(tenantId)];
        await ReleaseAsync(tenantId).ConfigureAwait(false);
        if (!Directory.Exists(_folder))
        {
            return;
        }

        // What shuts the tenant goes last, so that a crash in between opens nothing.
        foreach (var file in files)
        {
            File.Delete(file);
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

    private static async Task<IEnumerable<RemovedItem>> CountRowsAsync(SqliteConnection connection)
    {
        var counted = new List<RemovedItem>();
        foreach (var table in await connection.QueryAsync<string>(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name").ConfigureAwait(false))
        {
            var rows = await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM \"{table}\"").ConfigureAwait(false);
            if (rows > 0)
            {
                counted.Add(new RemovedItem(RemovedKind.Table, table, rows));
            }
        }

        return counted;
    }

    /// <summary>A file that is damaged must be removable all the same: nothing is found in it.</summary>
    private async Task<IEnumerable<T>> LookAsync<T>(string tenantId, Func<SqliteConnection, Task<IEnumerable<T>>> look, CancellationToken cancellationToken)
    {
        try
        {
            using var database = await OpenFileAsync(FileOf(tenantId)).ConfigureAwait(false);
            return await database.ReadAsync(look, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return [];
        }
    }

    private async Task ReleaseAsync(string tenantId)
    {
        if (_open.TryRemove(tenantId, out var opening) && opening.IsValueCreated)
        {
            (await opening.Value.ConfigureAwait(false)).Dispose();
        }

        Released?.Invoke(tenantId);
    }

    private bool IsClosed(string tenantId) => File.Exists(ClosedFileOf(tenantId));

    private IEnumerable<string> FilesOf(string tenantId) => ((string[])["", "-wal", "-shm"]).Select(suffix => FileOf(tenantId) + suffix);

    private string ClosedFileOf(string tenantId) => Path.ChangeExtension(FileOf(tenantId), ".closed");

    private string FileOf(string tenantId) =>
        TenantId.IsValid(tenantId)
            ? Path.Combine(_folder, tenantId + ".db")
            : throw new ChatException(ErrorCodes.TenantNotFound, "There is no such tenant.");
}
