namespace ChatPlatform.Storage.Postgres;

/// <summary>Of the shared database, in which the platform's tables are.</summary>
internal sealed class PostgresDatabaseStatus(PostgresDatabase database) : IDatabaseStatus
{
    public Task<DatabaseStatus> ReadAsync(CancellationToken cancellationToken) => database.ReadStatusAsync(cancellationToken);
}
