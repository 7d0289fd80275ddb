namespace ChatPlatform.Storage;

/// <summary>How the platform's database is.</summary>
public interface IDatabaseStatus
{
    /// <exception cref="ChatException"><c>unavailable</c>: the database is away.</exception>
    /// <exception cref="SchemaException">A newer program wrote it.</exception>
    Task<DatabaseStatus> ReadAsync(CancellationToken cancellationToken);
}
