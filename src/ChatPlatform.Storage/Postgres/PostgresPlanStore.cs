using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresPlanStore(PostgresPlatform platform) : IPlanStore
{
    private const string PlanOfTenant = $"coalesce(config ->> 'plan', '{Plan.Standard}')";

    public async Task<IReadOnlyList<Plan>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<(string Id, string Limits, long Version, DateTime ChangedAt, string? ChangedBy)>(
                "SELECT id, limits, version, changed_at, changed_by FROM plans ORDER BY id", transaction: transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new Plan(
            row.Id, PostgresValues.FromJson<PlanLimits>(row.Limits), PlanSource.Platform, row.Version, new DateTimeOffset(row.ChangedAt), StoredText.Decode(row.ChangedBy)))];
    }

    public async Task SaveAsync(Plan plan, CancellationToken cancellationToken)
    {
        var saved = await platform.WriteAsync(
            (connection, transaction) => new Statements(connection, transaction)
                .Add(
                    plan.Version == 1
                        ? """
                          INSERT INTO plans (id, limits, version, changed_at, changed_by) VALUES ($1, $2::jsonb, $3, $4, $5)
                          ON CONFLICT (id) DO NOTHING
                          """
                        : """
                          UPDATE plans SET limits = $2::jsonb, version = $3, changed_at = $4, changed_by = $5
                          WHERE id = $1 AND version = $3 - 1
                          """,
                    plan.Id, PostgresValues.ToJson(plan.Limits), plan.Version, plan.ChangedAt!.Value.ToUniversalTime(), StoredText.Encode(plan.ChangedBy))
                .ExecuteAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (saved == 0)
        {
            throw PlanConflicts.Changed(plan.Id);
        }
    }

    public Task<bool> DeleteAsync(string id, long? version, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            async (connection, transaction) =>
            {
                // Locked, so that of two who change it at once the second sees what the first has made of it.
                var there = await connection.QuerySingleOrDefaultAsync<long?>(
                    "SELECT version FROM plans WHERE id = @id FOR UPDATE", new { id }, transaction).ConfigureAwait(false);
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
            cancellationToken);

    public async Task<IReadOnlyList<(string PlanId, long Tenants)>> CountTenantsAsync(CancellationToken cancellationToken) =>
        [.. await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<(string, long)>(
                $"SELECT {PlanOfTenant} COLLATE \"C\", count(*) FROM tenants GROUP BY 1 ORDER BY 1", transaction: transaction),
            cancellationToken).ConfigureAwait(false)];
}
