using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresTenantStore(PostgresPlatform platform) : ITenantStore
{
    public async Task<TenantConfig?> FindAsync(string tenantId, CancellationToken cancellationToken)
    {
        var config = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<string>(
                "SELECT config FROM tenants WHERE id = @tenantId", new { tenantId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return config is null ? null : PostgresValues.FromJson<TenantConfig>(config);
    }

    public Task CreateAsync(TenantConfig config, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            async (connection, transaction) =>
            {
                var inserted = await new Statements(connection, transaction)
                    .Add(
                        "INSERT INTO tenants (id, name, config, version, created_at) VALUES ($1, $2, $3::jsonb, $4, $5) ON CONFLICT (id) DO NOTHING",
                        config.Id, StoredText.Encode(config.Name), PostgresValues.ToJson(config), config.Version, config.CreatedAt.ToUniversalTime())
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false);
                if (inserted == 0)
                {
                    throw new ChatException(ErrorCodes.TenantExists, $"There is already a tenant '{config.Id}'.");
                }

                await WriteHostsAsync(connection, transaction, config, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    public Task UpdateAsync(TenantConfig config, IReadOnlyList<BotVersion> versions, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            async (connection, transaction) =>
            {
                var updated = await new Statements(connection, transaction)
                    .Add(
                        "UPDATE tenants SET name = $2, config = $3::jsonb, version = $4 WHERE id = $1 AND version = $4 - 1",
                        config.Id, StoredText.Encode(config.Name), PostgresValues.ToJson(config), config.Version)
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false);
                if (updated == 0)
                {
                    throw new ChatException(ErrorCodes.Conflict, $"The tenant '{config.Id}' was changed by someone else. Read it again and repeat the change.");
                }

                await connection.ExecuteAsync(
                    BotVersionSql.Insert("@Bot::jsonb"),
                    versions.Select(version => new
                    {
                        TenantId = config.Id,
                        version.BotId,
                        version.Version,
                        ChangedAt = version.ChangedAt.ToUniversalTime(),
                        version.ChangedBy,
                        Bot = PostgresValues.ToJson(version.Bot),
                        IsNewest = version.Version == config.Version,
                    }),
                    transaction).ConfigureAwait(false);
                await connection.ExecuteAsync(
                    BotVersionSql.Prune,
                    versions.Select(version => version.BotId).Distinct().Select(botId => new { TenantId = config.Id, BotId = botId }),
                    transaction).ConfigureAwait(false);
                await WriteHostsAsync(connection, transaction, config, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    public async Task<IReadOnlyList<BotVersion>> ListBotVersionsAsync(string tenantId, string botId, CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<(long Version, DateTime ChangedAt, string? ChangedBy, string Bot)>(
                BotVersionSql.List, new { tenantId, botId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new BotVersion(botId, row.Version, new DateTimeOffset(row.ChangedAt), row.ChangedBy, PostgresValues.FromJson<BotConfig>(row.Bot)))];
    }

    public async Task<Page<ListedTenant>> ListAsync(TenantFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (before, beforeId) = cursor is null ? (DateTimeOffset.MaxValue, "") : ListCursor.DecodeTime(cursor);
        var rows = (await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<(string Config, DateTime CreatedAt, bool IsApart)>(
                $"""
                SELECT config, created_at,
                       EXISTS (SELECT FROM tenant_placements p WHERE p.tenant_id = tenants.id AND p.connection IS NOT NULL)
                FROM tenants
                WHERE (created_at, id) < (@before, @beforeId)
                      {(filter.Text is null ? "" : $"AND ({TextSearch.Holds("id")} OR {TextSearch.Holds("name")})")}
                      {(filter.Status is null ? "" : "AND (config ->> 'status')::int = @status")}
                      {(filter.Plan is null ? "" : $"AND coalesce(config ->> 'plan', '{Plan.Standard}') = @Plan")}
                ORDER BY created_at DESC, id DESC
                LIMIT @limit + 1
                """,
                new { before, beforeId, limit, text = TextSearch.Pattern(filter.Text), status = (int?)filter.Status, filter.Plan },
                transaction),
            cancellationToken).ConfigureAwait(false))
            .Select(row => (Tenant: new ListedTenant(PostgresValues.FromJson<TenantConfig>(row.Config), row.IsApart), row.CreatedAt)).ToList();
        // The cursor holds the column's time, which is coarser than the configuration's.
        var page = PageOf.Rows(rows, limit, last => ListCursor.Encode(((DateTimeOffset)last.CreatedAt).ToText(), last.Tenant.Config.Id));
        return new Page<ListedTenant>([.. page.Items.Select(row => row.Tenant)], page.NextCursor);
    }

    public Task<string?> FindTenantByHostAsync(string host, CancellationToken cancellationToken) =>
        platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<string?>(
                "SELECT tenant_id FROM origin_hosts WHERE host = @host", new { host }, transaction),
            cancellationToken);

    private static async Task WriteHostsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, TenantConfig config, CancellationToken cancellationToken)
    {
        var hosts = config.OwnHosts().ToArray();
        await connection.ExecuteAsync(
            "DELETE FROM origin_hosts WHERE tenant_id = @Id AND host <> ALL (@hosts)", new { config.Id, hosts }, transaction).ConfigureAwait(false);
        // In order of name, so that two tenants who write the same hosts at once cannot wait for each other.
        foreach (var host in hosts.Order(StringComparer.Ordinal))
        {
            // A host that is already this tenant's is written in place; another's is left alone, and counts as no row.
            var written = await new Statements(connection, transaction)
                .Add(
                    """
                    INSERT INTO origin_hosts (host, tenant_id) VALUES ($1, $2)
                    ON CONFLICT (host) DO UPDATE SET tenant_id = excluded.tenant_id WHERE origin_hosts.tenant_id = excluded.tenant_id
                    """,
                    host, config.Id)
                .ExecuteAsync(cancellationToken).ConfigureAwait(false);
            if (written == 0)
            {
                throw new ChatException(ErrorCodes.OriginTaken, $"The host '{host}' belongs to another tenant. A host can belong to one tenant only.");
            }
        }
    }
}
