using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// A file for each tenant, <c>tenants/{id}.db</c>, opened and migrated at first use. There is no query
/// that spans two of them, which is what keeps tenants apart.
/// </summary>
public sealed partial class TenantDatabases : IDisposable
{
    private readonly string _folder;
    private readonly SqliteMigrations _migrations = new("Tenant");
    private readonly ConcurrentDictionary<string, Lazy<Task<SqliteDatabase>>> _open = new(StringComparer.Ordinal);

    public TenantDatabases(string dataDirectory)
    {
        _folder = Path.Combine(dataDirectory, "tenants");
    }

    /// <exception cref="ArgumentException">Not a tenant id, so not a file name that this class would make.</exception>
    public async Task<SqliteDatabase> OpenAsync(string tenantId, CancellationToken cancellationToken)
    {
        var file = FileOf(tenantId);
        var opening = _open.GetOrAdd(tenantId, _ => new Lazy<Task<SqliteDatabase>>(() => OpenFileAsync(file)));
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

    /// <summary>Removes the tenant's file: all of its knowledge and conversations.</summary>
    public async Task DeleteAsync(string tenantId)
    {
        var file = FileOf(tenantId);
        if (_open.TryRemove(tenantId, out var opening) && opening.IsValueCreated)
        {
            (await opening.Value.ConfigureAwait(false)).Dispose();
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
        tenantId is not null && TenantId().IsMatch(tenantId)
            ? Path.Combine(_folder, tenantId + ".db")
            : throw new ArgumentException($"'{tenantId}' is not a tenant id.", nameof(tenantId));

    [GeneratedRegex("\\A[a-z][a-z0-9-]{1,39}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex TenantId();
}
