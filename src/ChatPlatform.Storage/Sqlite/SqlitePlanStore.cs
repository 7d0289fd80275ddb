using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Dapper;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqlitePlanStore(PlatformDatabase platform) : IPlanStore
{
    private const string PlanOfTenant = $"coalesce(config ->> '$.plan', '{Plan.Standard}')";

    public async Task<IReadOnlyList<Plan>> ListAsync(CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>(
                "SELECT id AS Id, limits AS Limits, version AS Version, changed_at AS ChangedAt, changed_by AS ChangedBy FROM plans ORDER BY id"),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new Plan(
            row.Id, SqliteValues.FromJson<PlanLimits>(row.Limits), PlanSource.Platform, row.Version, row.ChangedAt.ToTime(), row.ChangedBy))];
    }

    public async Task SaveAsync(Plan plan, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var saved = await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                plan.Version == 1
                    ? """
                      INSERT INTO plans (id, limits, version, changed_at, changed_by) VALUES (@Id, @Limits, @Version, @ChangedAt, @ChangedBy)
                      ON CONFLICT (id) DO NOTHING
                      """
                    : """
                      UPDATE plans SET limits = @Limits, version = @Version, changed_at = @ChangedAt, changed_by = @ChangedBy
                      WHERE id = @Id AND version = @Version - 1
                      """,
                new { plan.Id, Limits = SqliteValues.ToJson(plan.Limits), plan.Version, ChangedAt = plan.ChangedAt!.Value.ToText(), plan.ChangedBy },
                transaction),
            cancellationToken).ConfigureAwait(false);
        if (saved == 0)
        {
            throw PlanConflicts.Changed(plan.Id);
        }
    }

    public async Task<bool> DeleteAsync(string id, long? version, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var there = await connection.QuerySingleOrDefaultAsync<long?>("SELECT version FROM plans WHERE id = @id", new { id }, transaction).ConfigureAwait(false);
                if (there is null)
                {
                    return false;
                }

                var tenants = await connection.ExecuteScalarAsync<long>(
                    $"SELECT count(*) FROM tenants WHERE {PlanOfTenant} = @id", new { id }, transaction).ConfigureAwait(false);
                PlanConflicts.RequireDeletable(id, there.Value, version, tenants);
                await connection.ExecuteAsync("DELETE FROM plans WHERE id = @id", new { id }, transaction).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<(string PlanId, long Tenants)>> CountTenantsAsync(CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return [.. await database.ReadAsync(
            connection => connection.QueryAsync<(string, long)>($"SELECT {PlanOfTenant}, count(*) FROM tenants GROUP BY 1 ORDER BY 1"),
            cancellationToken).ConfigureAwait(false)];
    }

    private sealed record Row(string Id, string Limits, long Version, string ChangedAt, string? ChangedBy);
}
