using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteTenantStore(PlatformDatabase platform) : ITenantStore
{
    private const int ConstraintViolation = 19;

    public async Task<TenantConfig?> FindAsync(string tenantId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var config = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string>("SELECT config FROM tenants WHERE id = @tenantId", new { tenantId }),
            cancellationToken).ConfigureAwait(false);
        return config is null ? null : SqliteValues.FromJson<TenantConfig>(config);
    }

    public async Task CreateAsync(TenantConfig config, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                var inserted = await connection.ExecuteAsync(
                    """
                    INSERT INTO tenants (id, name, config, version, created_at)
                    VALUES (@Id, @Name, @Config, @Version, @CreatedAt)
                    ON CONFLICT (id) DO NOTHING
                    """,
                    new { config.Id, config.Name, Config = SqliteValues.ToJson(config), config.Version, CreatedAt = config.CreatedAt.ToText() },
                    transaction).ConfigureAwait(false);
                if (inserted == 0)
                {
                    throw new ChatException(ErrorCodes.TenantExists, $"There is already a tenant '{config.Id}'.");
                }

                await WriteHostsAsync(connection, transaction, config).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task UpdateAsync(TenantConfig config, IReadOnlyList<BotVersion> versions, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                var updated = await connection.ExecuteAsync(
                    "UPDATE tenants SET name = @Name, config = @Config, version = @Version WHERE id = @Id AND version = @Version - 1",
                    new { config.Id, config.Name, Config = SqliteValues.ToJson(config), config.Version },
                    transaction).ConfigureAwait(false);
                if (updated == 0)
                {
                    throw new ChatException(ErrorCodes.Conflict, $"The tenant '{config.Id}' was changed by someone else. Read it again and repeat the change.");
                }

                await connection.ExecuteAsync(
                    BotVersionSql.Insert("@Bot"),
                    versions.Select(version => new
                    {
                        TenantId = config.Id,
                        version.BotId,
                        version.Version,
                        ChangedAt = version.ChangedAt.ToText(),
                        version.ChangedBy,
                        Bot = SqliteValues.ToJson(version.Bot),
                        IsNewest = version.Version == config.Version,
                    }),
                    transaction).ConfigureAwait(false);
                await connection.ExecuteAsync(
                    BotVersionSql.Prune,
                    versions.Select(version => version.BotId).Distinct().Select(botId => new { TenantId = config.Id, BotId = botId }),
                    transaction).ConfigureAwait(false);
                await WriteHostsAsync(connection, transaction, config).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<BotVersion>> ListBotVersionsAsync(string tenantId, string botId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<VersionRow>(BotVersionSql.List, new { tenantId, botId }), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new BotVersion(botId, row.Version, row.ChangedAt.ToTime(), row.ChangedBy, SqliteValues.FromJson<BotConfig>(row.Bot)))];
    }

    public async Task<Page<ListedTenant>> ListAsync(TenantFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (before, beforeId) = cursor is null ? ("~", "") : ListCursor.Decode(cursor);
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = (await database.ReadAsync(
            connection => connection.QueryAsync<string>(
                $"""
                SELECT config FROM tenants
                WHERE (created_at, id) < (@before, @beforeId)
                      {(filter.Text is null ? "" : $"AND ({TextSearch.Holds("id")} OR {TextSearch.Holds("name")})")}
                      {(filter.Status is null ? "" : "AND config ->> '$.status' = @status")}
                      {(filter.Plan is null ? "" : $"AND coalesce(config ->> '$.plan', '{Plan.Standard}') = @Plan")}
                ORDER BY created_at DESC, id DESC
                LIMIT @limit + 1
                """,
                new { before, beforeId, limit, text = TextSearch.Pattern(filter.Text), status = (int?)filter.Status, filter.Plan }),
            cancellationToken).ConfigureAwait(false)).Select(config => new ListedTenant(SqliteValues.FromJson<TenantConfig>(config), IsApart: true)).ToList();
        return PageOf.Rows(rows, limit, last => ListCursor.Encode(last.Config.CreatedAt.ToText(), last.Config.Id));
    }

    public async Task<string?> FindTenantByHostAsync(string host, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string>("SELECT tenant_id FROM origin_hosts WHERE host = @host", new { host }),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteHostsAsync(SqliteConnection connection, SqliteTransaction transaction, TenantConfig config)
    {
        await connection.ExecuteAsync("DELETE FROM origin_hosts WHERE tenant_id = @Id", new { config.Id }, transaction).ConfigureAwait(false);
        foreach (var host in config.OwnHosts())
        {
            try
            {
                await connection.ExecuteAsync(
                    "INSERT INTO origin_hosts (host, tenant_id) VALUES (@host, @Id)", new { host, config.Id }, transaction).ConfigureAwait(false);
            }
            catch (SqliteException violation) when (violation.SqliteErrorCode == ConstraintViolation)
            {
                throw new ChatException(ErrorCodes.OriginTaken, $"The host '{host}' belongs to another tenant. A host can belong to one tenant only.");
            }
        }
    }

    private sealed record VersionRow(long Version, string ChangedAt, string? ChangedBy, string Bot);
}
