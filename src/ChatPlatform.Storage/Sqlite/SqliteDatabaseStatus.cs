using Dapper;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>Of the platform's file; a tenant's is brought up to date whenever it is opened.</summary>
internal sealed class SqliteDatabaseStatus(PlatformDatabase platform, TenantDatabases tenants) : IDatabaseStatus
{
    public async Task<DatabaseStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var bytes = platform.Bytes() + tenants.Bytes();
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var version = await connection.ExecuteScalarAsync<int>("PRAGMA user_version", transaction: transaction).ConfigureAwait(false);

                // What it is already, but written: a disk that is full or read-only shows itself here.
                await connection.ExecuteAsync(FormattableString.Invariant($"PRAGMA user_version = {version}"), transaction: transaction).ConfigureAwait(false);
                return new DatabaseStatus($"SQLite {connection.ServerVersion}", IsWritable: true, [new SchemaVersion("Platform", version, new SqliteMigrations("Platform").Newest)], bytes);
            },
            cancellationToken).ConfigureAwait(false);
    }
}
