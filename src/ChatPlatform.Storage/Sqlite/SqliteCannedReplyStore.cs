using System.Collections.Immutable;
using ChatPlatform.Desk;
using ChatPlatform.Storage.Desk;
using Dapper;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteCannedReplyStore(TenantDatabases tenants) : ICannedReplyStore
{
    private const string Columns = "id AS Id, title AS Title, text AS Text, version AS Version";

    public async Task<ImmutableArray<CannedReply>> ListAsync(string tenantId, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>(
                $"SELECT {Columns} FROM canned_replies WHERE tenant_id = @tenantId ORDER BY title, id", new { tenantId }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToReply())];
    }

    public async Task<CannedReply?> FindAsync(string tenantId, string id, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM canned_replies WHERE tenant_id = @tenantId AND id = @id", new { tenantId, id }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToReply();
    }

    public Task AddAsync(string tenantId, CannedReply reply, CancellationToken cancellationToken) =>
        WriteAsync(
            tenantId,
            "INSERT INTO canned_replies (tenant_id, id, title, text, version) VALUES (@tenantId, @Id, @Title, @Text, @Version)",
            new { tenantId, reply.Id, reply.Title, reply.Text, reply.Version },
            cancellationToken);

    public async Task<bool> UpdateAsync(string tenantId, CannedReply reply, CancellationToken cancellationToken) =>
        await WriteAsync(
            tenantId,
            "UPDATE canned_replies SET title = @Title, text = @Text, version = @Version WHERE tenant_id = @tenantId AND id = @Id AND version = @Version - 1",
            new { tenantId, reply.Id, reply.Title, reply.Text, reply.Version },
            cancellationToken).ConfigureAwait(false) > 0;

    public async Task<bool> DeleteAsync(string tenantId, string id, CancellationToken cancellationToken) =>
        await WriteAsync(
            tenantId, "DELETE FROM canned_replies WHERE tenant_id = @tenantId AND id = @id", new { tenantId, id }, cancellationToken).ConfigureAwait(false) > 0;

    private async Task<int> WriteAsync(string tenantId, string sql, object parameters, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, parameters, transaction), cancellationToken).ConfigureAwait(false);
    }

    private sealed record Row(string Id, string Title, string Text, long Version)
    {
        public CannedReply ToReply() => new(Id, Title, Text, (int)Version);
    }
}
