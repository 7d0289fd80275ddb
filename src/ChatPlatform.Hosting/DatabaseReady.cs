using ChatPlatform.Storage.Postgres;

namespace ChatPlatform.Hosting;

/// <summary>Brings the database's schema up to date.</summary>
internal sealed class DatabaseReady(PostgresSchema schema) : IPreparation
{
    /// <summary>A database that starts beside this process, as in a cluster of containers, is there within that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public Task PrepareAsync(CancellationToken cancellationToken) => schema.PrepareAsync(Patience, cancellationToken);
}
