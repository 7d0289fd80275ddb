using System.Collections.Immutable;
using ChatPlatform.Desk;
using ChatPlatform.Storage.Desk;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresCannedReplyStore(PostgresTenants tenants) : ICannedReplyStore
{
    private const string Columns = "id AS Id, title AS Title, text AS Text, version AS Version";

    public async Task<ImmutableArray<CannedReply>> ListAsync(string tenantId, CancellationToken cancellationToken)
    {
        var rows = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<Row>(
                $"SELECT {Columns} FROM canned_replies WHERE tenant_id = @tenantId ORDER BY title COLLATE \"C\", id", new { tenantId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToReply())];
    }

    public async Task<CannedReply?> FindAsync(string tenantId, string id, CancellationToken cancellationToken)
    {
        var row = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<Row?>(
                $"SELECT {Columns} FROM canned_replies WHERE tenant_id = @tenantId AND id = @id", new { tenantId, id }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToReply();
    }

    public Task AddAsync(string tenantId, CannedReply reply, CancellationToken cancellationToken) =>
        WriteAsync(
            tenantId,
            "INSERT INTO canned_replies (tenant_id, id, title, text, version) VALUES ($1, $2, $3, $4, $5)",
            [tenantId, reply.Id, StoredText.Encode(reply.Title), StoredText.Encode(reply.Text), reply.Version],
            cancellationToken);

    public async Task<bool> UpdateAsync(string tenantId, CannedReply reply, CancellationToken cancellationToken) =>
        await WriteAsync(
            tenantId,
            "UPDATE canned_replies SET title = $3, text = $4, version = $5 WHERE tenant_id = $1 AND id = $2 AND version = $5 - 1",
            [tenantId, reply.Id, StoredText.Encode(reply.Title), StoredText.Encode(reply.Text), reply.Version],
            cancellationToken).ConfigureAwait(false) > 0;

    public async Task<bool> DeleteAsync(string tenantId, string id, CancellationToken cancellationToken) =>
        await WriteAsync(tenantId, "DELETE FROM canned_replies WHERE tenant_id = $1 AND id = $2", [tenantId, id], cancellationToken).ConfigureAwait(false) > 0;

    private Task<int> WriteAsync(string tenantId, string sql, object?[] values, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId, (connection, transaction) => new Statements(connection, transaction).Add(sql, values).ExecuteAsync(cancellationToken), cancellationToken);

    private sealed record Row(string Id, string Title, string Text, int Version)
    {
        public CannedReply ToReply() => new(Id, StoredText.Decode(Title)!, StoredText.Decode(Text)!, Version);
    }
}
