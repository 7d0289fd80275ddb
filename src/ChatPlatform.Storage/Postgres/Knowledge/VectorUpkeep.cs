using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>
/// Gives tenants that have grown a partition and an index of their own, in the background after a write.
/// Searches and writes go on meanwhile. Each step is whole or not at all, and the next try goes on from there.
/// </summary>
public sealed class VectorUpkeep(PostgresTenants tenants, PostgresKnowledgeOptions options, ILogger<VectorUpkeep> logger) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, Round> _rounds = new(StringComparer.Ordinal);

    /// <summary>Looks in the background whether the tenant has grown. One look at a time for each tenant.</summary>
    public void Consider(string tenantId)
    {
        lock (_lock)
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            if (_rounds.TryGetValue(tenantId, out var round))
            {
                round.IsWantedAgain = true;
                return;
            }

            round = new Round();
            _rounds.Add(tenantId, round);
            round.Task = Task.Run(() => RunAsync(tenantId, round));
        }
    }

    /// <summary>Waits for what is under way.</summary>
    public Task SettledAsync()
    {
        lock (_lock)
        {
            return Task.WhenAll(_rounds.Values.Select(round => round.Task));
        }
    }

    /// <summary>Does what is due for the tenant, now. Nothing when another process is at it.</summary>
    public async Task IndexAsync(string tenantId, CancellationToken cancellationToken)
    {
        var chunks = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.ExecuteScalarAsync<long>(
                "SELECT coalesce(sum(chunks), 0)::bigint FROM documents WHERE tenant_id = @tenantId", new { tenantId }, transaction),
            cancellationToken).ConfigureAwait(false);
        if (chunks < options.IndexFrom)
        {
            return;
        }

        await using var session = await OpenOwnerAsync(tenantId, cancellationToken).ConfigureAwait(false);
        if (!await session.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_lock(hashtextextended('chat.vectors:' || @tenantId, 0))", new { tenantId }).ConfigureAwait(false))
        {
            return;
        }

        // The session goes back to its pool, which takes the lock off it.
        var spaces = await CountAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var partition = new VectorPartition(tenantId, options);
        if (spaces.Any(space => space.Vectors >= options.IndexFrom && space.IsIndexable) && !await partition.ExistsAsync(session, cancellationToken).ConfigureAwait(false))
        {
            await tenants.OwnerAloneAsync(
                tenantId, (connection, transaction) => partition.CreateAsync(connection, transaction, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        if (await partition.ExistsAsync(session, cancellationToken).ConfigureAwait(false))
        {
            await partition.IndexAsync(session, spaces, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await SettledAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(string tenantId, Round round)
    {
        while (true)
        {
            try
            {
                await IndexAsync(tenantId, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
            }
            catch (Exception failure)
            {
                // Searches are answered without the index; the next write of the tenant tries again.
                logger.VectorsNotIndexed(failure, tenantId);
            }

            lock (_lock)
            {
                if (!round.IsWantedAgain || _stop.IsCancellationRequested)
                {
                    _rounds.Remove(tenantId);
                    return;
                }

                round.IsWantedAgain = false;
            }
        }
    }

    private Task<IReadOnlyList<VectorSpace>> CountAsync(string tenantId, CancellationToken cancellationToken) =>
        tenants.ReadAsync<IReadOnlyList<VectorSpace>>(
            tenantId,
            async (connection, transaction) =>
            [
                .. await connection.QueryAsync<VectorSpace>(new CommandDefinition(
                    """
                    SELECT embedding_model AS Model, dimensions AS Dimensions, count(*) AS Vectors
                    FROM chunk_vectors WHERE tenant_id = @tenantId GROUP BY embedding_model, dimensions
                    """,
                    new { tenantId }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false),
            ],
            cancellationToken);

    /// <summary>An index is built concurrently, which no transaction can do: the owner's connection once more, outside of one.</summary>
    private async Task<NpgsqlConnection> OpenOwnerAsync(string tenantId, CancellationToken cancellationToken)
    {
        var session = await tenants.OwnerAsync(
            tenantId, (connection, _) => Task.FromResult((NpgsqlConnection)((ICloneable)connection).Clone()), cancellationToken).ConfigureAwait(false);
        await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        return session;
    }

    private sealed class Round
    {
        public Task Task { get; set; } = Task.CompletedTask;

        public bool IsWantedAgain { get; set; }
    }
}
