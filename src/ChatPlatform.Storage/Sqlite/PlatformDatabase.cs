namespace ChatPlatform.Storage.Sqlite;

/// <summary><c>platform.db</c>: tenants, their hosts and keys, and grain state. Opened and migrated at first use.</summary>
public sealed class PlatformDatabase(string dataDirectory) : IDisposable
{
    private readonly Lazy<Task<SqliteDatabase>> _open = new(async () =>
    {
        var database = new SqliteDatabase(Path.Combine(dataDirectory, "platform.db"));
        await new SqliteMigrations("Platform").ApplyAsync(database, CancellationToken.None).ConfigureAwait(false);
        return database;
    });

    public Task<SqliteDatabase> OpenAsync(CancellationToken cancellationToken) => _open.Value.WaitAsync(cancellationToken);

    /// <summary>Of its file, with what is not yet written into it.</summary>
    internal long Bytes() => new DirectoryInfo(dataDirectory).EnumerateFiles("platform.db*").Sum(FileSize.Of);

    public void Dispose()
    {
        if (_open is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            _open.Value.Result.Dispose();
        }
    }
}
