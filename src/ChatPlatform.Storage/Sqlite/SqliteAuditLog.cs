using ChatPlatform.Storage.Auditing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteAuditLog(PlatformDatabase platform, AuditLinks links) : IAuditLog
{
    public async Task<AuditEntry> AppendAsync(string? tenantId, AuditEvent happened, CancellationToken cancellationToken)
    {
        var chain = AuditChain.Of(tenantId);
        links.Prepare();
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var (added, head) = links.Next(chain, await TailAsync(connection, transaction, chain).ConfigureAwait(false), happened);
                foreach (var entry in added)
                {
                    await connection.ExecuteAsync(
                        """
                        INSERT INTO audit_entries VALUES (
                            @Chain, @Sequence, @Operation, @Action, @Outcome, @ActorKind, @ActorId, @ActorName, @At, @Address, @ObjectId,
                            @Before, @After, @Code, @Previous, @Hash)
                        """,
                        AuditRow.Of(entry),
                        transaction).ConfigureAwait(false);
                }

                await connection.ExecuteAsync(
                    """
                    INSERT INTO audit_heads (chain, sequence, hash, seal) VALUES (@chain, @Sequence, @Hash, @Seal)
                    ON CONFLICT (chain) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal
                    """,
                    new { chain, head.Sequence, head.Hash, head.Seal },
                    transaction).ConfigureAwait(false);
                return added[^1];
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<Page<AuditEntry>> ListAsync(string? tenantId, AuditQuery query, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<AuditRow>(
                $"""
                SELECT {AuditRow.Columns} FROM audit_entries
                WHERE chain = @chain AND sequence < @before
                  AND (@Action IS NULL OR action = @Action OR substr(action, 1, length(@Action) + 1) = @Action || '.')
                  AND (@Actor IS NULL OR actor_id = @Actor OR actor_name = @Actor)
                  AND (@ObjectId IS NULL OR object_id = @ObjectId)
                  AND (@from IS NULL OR at >= @from) AND (@to IS NULL OR at < @to)
                ORDER BY sequence DESC
                LIMIT @limit + 1
                """,
                new
                {
                    chain = AuditChain.Of(tenantId),
                    before = AuditCursor.Before(cursor),
                    query.Action,
                    query.Actor,
                    query.ObjectId,
                    from = query.From?.ToText(),
                    to = query.To?.ToText(),
                    limit,
                }),
            cancellationToken).ConfigureAwait(false);
        return PageOf.Rows(rows.Select(row => row.ToEntry()).ToList(), limit, AuditCursor.After);
    }

    public async Task<AuditTail> ReadTailAsync(string? tenantId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(connection => TailAsync(connection, null, AuditChain.Of(tenantId)), cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(string? tenantId, long after, int limit, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<AuditRow>(
                $"SELECT {AuditRow.Columns} FROM audit_entries WHERE chain = @chain AND sequence > @after ORDER BY sequence LIMIT @limit",
                new { chain = AuditChain.Of(tenantId), after, limit }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToEntry())];
    }

    private static async Task<AuditTail> TailAsync(SqliteConnection connection, SqliteTransaction? transaction, string chain)
    {
        // One statement, so that head and entries are of one moment.
        var row = await connection.QuerySingleAsync<AuditTailRow>(
            """
            SELECT head.sequence AS Sequence, head.hash AS Hash, head.seal AS Seal,
                   coalesce((SELECT max(sequence) FROM audit_entries WHERE chain = @chain), 0) AS Newest
            FROM (SELECT 1) LEFT JOIN audit_heads head ON head.chain = @chain
            """,
            new { chain },
            transaction).ConfigureAwait(false);
        return row.ToTail();
    }
}
