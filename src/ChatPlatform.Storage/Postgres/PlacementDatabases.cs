using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage.Postgres;

/// <summary>The databases that tenants' data is in: the shared one, and those that tenants have for their own.</summary>
internal sealed class PlacementDatabases(PostgresDatabase shared, TimeProvider time, ILogger<PostgresDatabase> logger) : IAsyncDisposable
{
    /// <summary>One tenant does not need more, and there may be many such databases on one server.</summary>
    private const int Connections = 10;

    private readonly ConcurrentDictionary<string, Lazy<PostgresDatabase>> _own = new(StringComparer.Ordinal);

    public PostgresDatabase Shared => shared;

    /// <param name="connectionString">null for the shared database.</param>
    public PostgresDatabase Get(string? connectionString) =>
        connectionString is null
            ? shared
            : _own.GetOrAdd(
                connectionString,
                own => new(() => new PostgresDatabase(new PostgresAddress(own, connections: Connections), [PostgresMigrations.Tenant], time, logger))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var own in _own.Values.Where(own => own.IsValueCreated))
        {
            await own.Value.DisposeAsync().ConfigureAwait(false);
        }
    }
}
