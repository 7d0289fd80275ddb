using System.Collections.Concurrent;
using ChatPlatform.Tenants;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// Tenants' knowledge and conversations, in the shared database or in one of a tenant's own. A transaction
/// sees the rows of one tenant and no other's, whatever its queries say: the database sees to that.
/// </summary>
public sealed class PostgresTenants
{
    private readonly TenantPlacements _placements;
    private readonly PlacementDatabases _databases;
    private readonly ConcurrentDictionary<string, PostgresDatabase> _known = new(StringComparer.Ordinal);

    internal PostgresTenants(TenantPlacements placements, PlacementDatabases databases)
    {
        _placements = placements;
        _databases = databases;
    }

    /// <summary>Reads in one transaction that sees one moment and cannot write.</summary>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>unavailable</c>.</exception>
    public Task<T> ReadAsync<T>(string tenantId, Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return RunAsync(tenantId, TransactionOpening.Read, static home => home is HomeState.Here or HomeState.Moving, read, cancellationToken);
    }

    /// <summary>Writes in one transaction: all of it or, after an exception, nothing.</summary>
    /// <exception cref="ChatException">
    /// <c>tenant_not_found</c>, <c>tenant_moving</c>, <c>unavailable</c>; whether the write took effect is unknown after the last.
    /// </exception>
    public Task<T> WriteAsync<T>(string tenantId, Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        return RunAsync(tenantId, TransactionOpening.Write, static home => home is HomeState.Here, write, cancellationToken);
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(string tenantId, Func<NpgsqlConnection, NpgsqlTransaction, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(tenantId, write.WithoutResult(), cancellationToken);

    /// <summary>
    /// As the tables' owner, for DDL on behalf of the tenant. Rows are still the tenant's only, unless the owner
    /// is a superuser.
    /// </summary>
    /// <inheritdoc cref="WriteAsync{T}" path="/exception"/>
    public Task<T> OwnerAsync<T>(string tenantId, Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        return RunAsync(tenantId, TransactionOpening.Owner, static home => home is HomeState.Here, work, cancellationToken);
    }

    /// <inheritdoc cref="OwnerAsync{T}"/>
    public Task OwnerAsync(string tenantId, Func<NpgsqlConnection, NpgsqlTransaction, Task> work, CancellationToken cancellationToken) =>
        OwnerAsync(tenantId, work.WithoutResult(), cancellationToken);

    /// <summary>As the owner, alone with the tenant: waits for its writers to end and keeps new ones waiting. Readers go on.</summary>
    /// <inheritdoc cref="WriteAsync{T}" path="/exception"/>
    internal Task OwnerAloneAsync(string tenantId, Func<NpgsqlConnection, NpgsqlTransaction, Task> work, CancellationToken cancellationToken) =>
        RunAsync(tenantId, TransactionOpening.OwnerAlone, static home => home is HomeState.Here, work.WithoutResult(), cancellationToken);

    /// <summary>Drops what is remembered of where the tenant's data is.</summary>
    internal void Forget(string tenantId) => _known.TryRemove(tenantId, out _);

    private async Task<T> RunAsync<T>(
        string tenantId,
        Func<string, TransactionOpening> opening,
        Func<HomeState?, bool> admits,
        Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> work,
        CancellationToken cancellationToken)
    {
        if (!TenantId.IsValid(tenantId))
        {
            throw new ChatException(ErrorCodes.TenantNotFound, "There is no such tenant.");
        }

        while (true)
        {
            var remembered = _known.TryGetValue(tenantId, out var database);
            database ??= _databases.Get(await _placements.FindAsync(tenantId, cancellationToken).ConfigureAwait(false));
            try
            {
                var result = await database.RunAsync(opening(tenantId), Admit, work, cancellationToken).ConfigureAwait(false);
                _known[tenantId] = database;
                return result;
            }
            catch (NotAtHomeException elsewhere)
            {
                // It may have moved since this process last looked: look once more.
                _known.TryRemove(tenantId, out _);
                if (!remembered)
                {
                    throw elsewhere.ToRefusal(tenantId);
                }
            }
        }

        void Admit(HomeState? home)
        {
            if (!admits(home))
            {
                throw new NotAtHomeException(home);
            }
        }
    }
}
