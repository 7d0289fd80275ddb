using ChatPlatform.Storage.Auditing;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresAuditLog(PostgresPlatform platform, AuditLinks links) : IAuditLog
{
    public Task<AuditEntry> AppendAsync(string? tenantId, AuditEvent happened, CancellationToken cancellationToken)
    {
        var chain = AuditChain.Of(tenantId);
        links.Prepare();
        return platform.WriteAsync(
            async (connection, transaction) =>
            {
                // A statement of its own before the next: that must see what whoever held the lock committed.
                await connection.ExecuteAsync(
                    "SELECT pg_advisory_xact_lock(hashtextextended('chat.audit:' || @chain, 0))", new { chain }, transaction).ConfigureAwait(false);
                var (added, head) = links.Next(chain, await TailAsync(connection, transaction, chain).ConfigureAwait(false), happened);
                var statements = new Statements(connection, transaction);
                foreach (var entry in added)
                {
                    AuditRow.Add(statements, entry);
                }

                await statements
                    .Add(
                        """
                        INSERT INTO audit_heads (chain, sequence, hash, seal) VALUES ($1, $2, $3, $4)
                        ON CONFLICT (chain) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal
                        """,
                        chain, head.Sequence, head.Hash, head.Seal)
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false);
                return added[^1];
            },
            cancellationToken);
    }

    public async Task<Page<AuditEntry>> ListAsync(string? tenantId, AuditQuery query, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<AuditRow>(
                $"""
                SELECT {AuditRow.Columns} FROM audit_entries
                WHERE chain = @chain AND sequence < @before
                  AND (@action::text IS NULL OR action = @action OR substr(action, 1, length(@action) + 1) = @action || '.')
                  AND (@actor::text IS NULL OR actor_id = @actor OR actor_name = @actor)
                  AND (@objectId::text IS NULL OR object_id = @objectId)
                  AND (@from::timestamptz IS NULL OR at >= @from) AND (@to::timestamptz IS NULL OR at < @to)
                ORDER BY sequence DESC
                LIMIT @limit + 1
                """,
                new
                {
                    chain = AuditChain.Of(tenantId),
                    before = AuditCursor.Before(cursor),
                    action = StoredText.Encode(query.Action),
                    actor = StoredText.Encode(query.Actor),
                    objectId = StoredText.Encode(query.ObjectId),
                    from = query.From?.ToUniversalTime(),
                    to = query.To?.ToUniversalTime(),
                    limit,
                },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return PageOf.Rows(rows.Select(row => row.ToEntry()).ToList(), limit, AuditCursor.After);
    }

    public Task<AuditTail> ReadTailAsync(string? tenantId, CancellationToken cancellationToken) =>
        platform.ReadAsync((connection, transaction) => TailAsync(connection, transaction, AuditChain.Of(tenantId)), cancellationToken);

    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(string? tenantId, long after, int limit, CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<AuditRow>(
                $"SELECT {AuditRow.Columns} FROM audit_entries WHERE chain = @chain AND sequence > @after ORDER BY sequence LIMIT @limit",
                new { chain = AuditChain.Of(tenantId), after, limit },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToEntry())];
    }

    private static async Task<AuditTail> TailAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string chain)
    {
        var row = await connection.QuerySingleAsync<AuditTailRow>(
            """
            SELECT head.sequence AS Sequence, head.hash AS Hash, head.seal AS Seal,
                   coalesce((SELECT max(sequence) FROM audit_entries WHERE chain = @chain), 0) AS Newest
            FROM (SELECT 1) one LEFT JOIN audit_heads head ON head.chain = @chain
            """,
            new { chain },
            transaction).ConfigureAwait(false);
        return row.ToTail();
    }
}
