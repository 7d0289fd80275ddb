using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ChatPlatform.Storage.Postgres.Moving;
using ChatPlatform.Tenants;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Makes room for tenants and removes them, wherever a placement or a move that broke off has left rows of theirs.</summary>
/// <remarks>Only <see cref="CreateAsync"/> makes room: a conversation that outlives its tenant for a moment must not bring it back.</remarks>
internal sealed class PostgresTenantData(
    TenantPlacements placements, TenantMoves moves, PlacementDatabases databases, PostgresTenants tenants) : ITenantData
{
    private const int SessionsAtATime = 1_000;

    public async Task CreateAsync(string tenantId, CancellationToken cancellationToken)
    {
        tenants.Forget(tenantId);
        var database = databases.Get(await placements.FindAsync(Checked(tenantId), cancellationToken).ConfigureAwait(false));
        await database.RunAsync(
            TransactionOpening.Alone(tenantId),
            home => RequireStill(home, tenantId),
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO tenant_homes (tenant_id, state) VALUES (@tenantId, 'here')
                ON CONFLICT (tenant_id) DO UPDATE SET state = excluded.state
                """,
                new { tenantId },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task CloseAsync(string tenantId, CancellationToken cancellationToken)
    {
        await using var alone = await MoveLock.TakeAsync(databases.Shared, Checked(tenantId), cancellationToken).ConfigureAwait(false);
        foreach (var place in await PlacesAsync(tenantId, cancellationToken).ConfigureAwait(false))
        {
            await SetClosedAsync(place, tenantId, cancellationToken).ConfigureAwait(false);
        }

        tenants.Forget(tenantId);
    }

    public async Task<ImmutableArray<RemovedItem>> CountAsync(string tenantId, CancellationToken cancellationToken)
    {
        var counted = new List<RemovedItem>();
        foreach (var place in await PlacesAsync(Checked(tenantId), cancellationToken).ConfigureAwait(false))
        {
            counted.AddRange(await place.RunAsync(
                TransactionOpening.Read(tenantId),
                _ => { },
                (connection, transaction) => CountAsync(connection, transaction, tenantId, cancellationToken),
                cancellationToken).ConfigureAwait(false));
        }

        return [.. counted.GroupBy(item => (item.Kind, item.Name)).Select(same => new RemovedItem(same.Key.Kind, same.Key.Name, same.Sum(item => item.Count)))];
    }

    public async IAsyncEnumerable<string> ListSessionsAsync(string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var place in await PlacesAsync(Checked(tenantId), cancellationToken).ConfigureAwait(false))
        {
            for (var page = await ListAsync(place, "").ConfigureAwait(false); page.Count > 0; page = await ListAsync(place, page[^1]).ConfigureAwait(false))
            {
                foreach (var id in page)
                {
                    yield return id;
                }
            }
        }

        async Task<List<string>> ListAsync(PostgresDatabase place, string after) =>
            (await place.RunAsync(
                TransactionOpening.Read(tenantId),
                _ => { },
                (connection, transaction) => connection.QueryAsync<string>(
                    "SELECT id FROM sessions WHERE tenant_id = @tenantId AND id > @after ORDER BY id LIMIT @SessionsAtATime",
                    new { tenantId, after, SessionsAtATime },
                    transaction),
                cancellationToken).ConfigureAwait(false)).ToList();
    }

    public async Task DeleteAsync(string tenantId, CancellationToken cancellationToken)
    {
        tenants.Forget(tenantId);
        foreach (var place in await PlacesAsync(Checked(tenantId), cancellationToken).ConfigureAwait(false))
        {
            await DeleteAsync(place, tenantId, cancellationToken).ConfigureAwait(false);
        }

        // Where to look for the rest is forgotten once there is none.
        await moves.DeleteAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await placements.DeleteAsync(tenantId, cancellationToken).ConfigureAwait(false);
        tenants.Forget(tenantId);
    }

    /// <summary>A tenant without room has no rows either: what sweeps before it creates pays for one look.</summary>
    private static async Task DeleteAsync(PostgresDatabase place, string tenantId, CancellationToken cancellationToken)
    {
        if (!await SetClosedAsync(place, tenantId, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        await RunAsync((connection, transaction) => TenantTables.DeleteRowsAsync(connection, transaction, cancellationToken)).ConfigureAwait(false);
        if (!await OwnPartitions.DropAsync(place, tenantId, cancellationToken).ConfigureAwait(false))
        {
            throw new ChatException(ErrorCodes.Unavailable, $"The vectors of '{tenantId}' cannot be dropped at the moment; the rest is gone.", TimeSpan.FromMinutes(1));
        }

        await RunAsync((connection, transaction) => connection.ExecuteAsync("DELETE FROM tenant_homes", transaction: transaction)).ConfigureAwait(false);

        Task RunAsync(Func<NpgsqlConnection, NpgsqlTransaction, Task> work) =>
            place.RunAsync(TransactionOpening.Alone(tenantId), _ => { }, work.WithoutResult(), cancellationToken);
    }

    /// <returns>false when the tenant has no room there.</returns>
    private static async Task<bool> SetClosedAsync(PostgresDatabase place, string tenantId, CancellationToken cancellationToken) =>
        await place.RunAsync(
            TransactionOpening.Alone(tenantId),
            _ => { },
            (connection, transaction) => connection.ExecuteAsync("UPDATE tenant_homes SET state = 'closed'", transaction: transaction),
            cancellationToken).ConfigureAwait(false) > 0;

    private static async Task<List<RemovedItem>> CountAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, CancellationToken cancellationToken)
    {
        var counted = new List<RemovedItem>();
        foreach (var table in await TenantTables.ListAsync(connection, transaction, cancellationToken).ConfigureAwait(false))
        {
            var rows = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                $"SELECT count(*) FROM {table.Name} WHERE tenant_id = @tenantId", new { tenantId }, transaction, commandTimeout: 0, cancellationToken: cancellationToken)).ConfigureAwait(false);
            if (rows > 0)
            {
                counted.Add(new RemovedItem(RemovedKind.Table, table.Bare, rows));
            }
        }

        foreach (var (name, bytes) in await OwnPartitions.ListAsync(connection, transaction, tenantId, cancellationToken).ConfigureAwait(false))
        {
            counted.Add(new RemovedItem(RemovedKind.Partition, new TenantTable(name, "").Bare, bytes));
        }

        return counted;
    }

    private static void RequireStill(HomeState? home, string tenantId)
    {
        if (home is HomeState.Moving)
        {
            throw new NotAtHomeException(home).ToRefusal(tenantId);
        }
    }

    private static string Checked(string tenantId) =>
        TenantId.IsValid(tenantId) ? tenantId : throw new ChatException(ErrorCodes.TenantNotFound, "There is no such tenant.");

    private async Task<IReadOnlyList<PostgresDatabase>> PlacesAsync(string tenantId, CancellationToken cancellationToken)
    {
        var placement = await placements.FindAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var move = await moves.FindAsync(tenantId, cancellationToken).ConfigureAwait(false);
        string?[] connections = [null, placement, move?.Source, move?.Target];
        return [.. connections.Distinct(StringComparer.Ordinal).Select(databases.Get)];
    }
}
