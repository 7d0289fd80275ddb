using ChatPlatform.Storage.Postgres.Knowledge;
using ChatPlatform.Tenants;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres.Moving;

/// <summary>
/// Moves a tenant's knowledge and conversations to another database and back. Reading goes on meanwhile; writes are
/// refused with <c>tenant_moving</c> from the freeze until the data is open at the target.
/// </summary>
/// <remarks>
/// What breaks off is taken up by the same call again, or undone by moving the tenant to where it was. Nothing is
/// deleted at the source before the target holds an equal copy and the placement names it.
/// </remarks>
public sealed class TenantMover
{
    private readonly TenantMoves _moves;
    private readonly TenantPlacements _placements;
    private readonly PlacementDatabases _databases;
    private readonly PostgresTenants _tenants;
    private readonly VectorUpkeep _upkeep;

    internal TenantMover(TenantMoves moves, TenantPlacements placements, PlacementDatabases databases, PostgresTenants tenants, VectorUpkeep upkeep)
    {
        _moves = moves;
        _placements = placements;
        _databases = databases;
        _tenants = tenants;
        _upkeep = upkeep;
    }

    /// <param name="connectionString">Of a login that owns the target database, or may make schemas in it; null for the shared database.</param>
    /// <exception cref="ChatException">
    /// <c>tenant_not_found</c>; <c>conflict</c>: the tenant is being moved by someone else, or the target holds one of the same
    /// name already; <c>invalid_request</c>: not a connection string, or the shared database's own; <c>unavailable</c>.
    /// </exception>
    public async Task MoveAsync(string tenantId, string? connectionString, IProgress<MoveProgress>? progress, CancellationToken cancellationToken)
    {
        var target = Checked(connectionString);
        if (!TenantId.IsValid(tenantId))
        {
            throw new ChatException(ErrorCodes.TenantNotFound, "There is no such tenant.");
        }

        await using var alone = await MoveLock.TakeAsync(_databases.Shared, tenantId, cancellationToken).ConfigureAwait(false);
        var source = await _placements.FindAsync(tenantId, cancellationToken).ConfigureAwait(false);
        if (await _moves.FindAsync(tenantId, cancellationToken).ConfigureAwait(false) is { } begun)
        {
            if (begun.Target == source)
            {
                await FinishAsync(begun, progress, cancellationToken).ConfigureAwait(false);
            }
            else if (begun.Target != target)
            {
                await UndoAsync(begun, cancellationToken).ConfigureAwait(false);
            }
        }

        if (source == target)
        {
            return;
        }

        if (PostgresAddress.AreOne(source, target))
        {
            // The same database under another login or password.
            await _placements.SaveAsync(tenantId, target, cancellationToken).ConfigureAwait(false);
            _tenants.Forget(tenantId);
            return;
        }

        await MoveAsync(new TenantMove(tenantId, source, target), progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task MoveAsync(TenantMove move, IProgress<MoveProgress>? progress, CancellationToken cancellationToken)
    {
        var (source, target) = (_databases.Get(move.Source), _databases.Get(move.Target));

        progress?.Report(new(MoveStep.Prepare));
        await TenantCopy.RequireRoomAsync(target, move.TenantId, cancellationToken).ConfigureAwait(false);
        await _moves.SaveAsync(move, cancellationToken).ConfigureAwait(false);

        progress?.Report(new(MoveStep.Freeze));
        await SetHomeAsync(source, move.TenantId, HomeState.Moving, onlyFrom: [HomeState.Here, HomeState.Moving], cancellationToken).ConfigureAwait(false);

        progress?.Report(new(MoveStep.Copy));
        await TenantCopy.RunAsync(source, target, move.TenantId, table => progress?.Report(new(MoveStep.Copy, table)), cancellationToken).ConfigureAwait(false);

        progress?.Report(new(MoveStep.Advance));
        await TenantCopy.AdvanceCountersAsync(target, move.TenantId, cancellationToken).ConfigureAwait(false);

        progress?.Report(new(MoveStep.Switch));
        await _placements.SaveAsync(move.TenantId, move.Target, cancellationToken).ConfigureAwait(false);

        await FinishAsync(move, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All that follows once the placement names the target.</summary>
    private async Task FinishAsync(TenantMove move, IProgress<MoveProgress>? progress, CancellationToken cancellationToken)
    {
        var (source, target) = (_databases.Get(move.Source), _databases.Get(move.Target));
        _tenants.Forget(move.TenantId);

        progress?.Report(new(MoveStep.Open));
        await SetHomeAsync(target, move.TenantId, HomeState.Here, onlyFrom: [HomeState.Moving, HomeState.Here], cancellationToken).ConfigureAwait(false);

        progress?.Report(new(MoveStep.Clean));
        await EmptyAsync(source, move.TenantId, HomeState.Gone, cancellationToken).ConfigureAwait(false);
        await OwnPartitions.DropAsync(source, move.TenantId, cancellationToken).ConfigureAwait(false);

        progress?.Report(new(MoveStep.End));
        await _moves.DeleteAsync(move.TenantId, cancellationToken).ConfigureAwait(false);

        // The copy has no vector index: a large tenant gets it again in the background.
        _upkeep.Consider(move.TenantId);
    }

    /// <summary>Back to before a move whose target the placement never named.</summary>
    private async Task UndoAsync(TenantMove move, CancellationToken cancellationToken)
    {
        await EmptyAsync(_databases.Get(move.Target), move.TenantId, left: null, cancellationToken).ConfigureAwait(false);
        await SetHomeAsync(
            _databases.Get(move.Source), move.TenantId, HomeState.Here, onlyFrom: [HomeState.Moving, HomeState.Here], cancellationToken).ConfigureAwait(false);
        await _moves.DeleteAsync(move.TenantId, cancellationToken).ConfigureAwait(false);
    }

    private static Task<int> SetHomeAsync(
        PostgresDatabase database, string tenantId, HomeState home, HomeState[] onlyFrom, CancellationToken cancellationToken) =>
        database.RunAsync(
            TransactionOpening.Alone(tenantId),
            found =>
            {
                if (found is not { } state || !onlyFrom.Contains(state))
                {
                    throw new ChatException(ErrorCodes.TenantNotFound, $"There is no tenant '{tenantId}' in {database.Name}.");
                }
            },
            (connection, transaction) => connection.ExecuteAsync("UPDATE tenant_homes SET state = @state", new { state = home.ToText() }, transaction),
            cancellationToken);

    /// <summary>Deletes what a move leaves behind. A tenant that is at home there is another one of the name, and stays.</summary>
    /// <param name="left">How the tenant stands there afterwards; null for not at all.</param>
    private static Task<bool> EmptyAsync(PostgresDatabase database, string tenantId, HomeState? left, CancellationToken cancellationToken)
    {
        var home = default(HomeState?);
        return database.RunAsync(
            TransactionOpening.Alone(tenantId),
            found => home = found,
            async (connection, transaction) =>
            {
                if (home is HomeState.Moving or HomeState.Gone)
                {
                    await TenantTables.DeleteRowsAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
                    await connection.ExecuteAsync(
                        left is null ? "DELETE FROM tenant_homes" : "UPDATE tenant_homes SET state = @state",
                        new { state = left?.ToText() },
                        transaction).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);
    }

    private string? Checked(string? connectionString)
    {
        try
        {
            if (connectionString is null || !PostgresAddress.AreOne(connectionString, _databases.Shared.ConnectionString))
            {
                return connectionString;
            }
        }
        catch (ArgumentException wrong)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"That is not a connection string for PostgreSQL: {wrong.Message}");
        }

        throw new ChatException(ErrorCodes.InvalidRequest, "That is the shared database. Say 'shared' instead of its connection string.");
    }
}
