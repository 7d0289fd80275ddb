using System.Globalization;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres.Moving;

/// <summary>Copies all that a tenant has from one database to another, in one transaction at the target.</summary>
internal static class TenantCopy
{
    /// <exception cref="ChatException"><c>conflict</c>: the target holds a tenant of the name already; <c>unavailable</c>.</exception>
    public static Task RequireRoomAsync(PostgresDatabase target, string tenantId, CancellationToken cancellationToken) =>
        target.RunAsync(
            TransactionOpening.Read(tenantId), home => RequireRoom(home, tenantId, target), (_, _) => Task.FromResult(true), cancellationToken);

    /// <summary>The tenant is frozen at the source. At the target it stands as moving afterwards: readable, not writable.</summary>
    /// <exception cref="ChatException"><c>conflict</c>: the target holds a tenant of the name already.</exception>
    /// <exception cref="InvalidOperationException">The copy differs; nothing of it was kept.</exception>
    public static Task RunAsync(
        PostgresDatabase source, PostgresDatabase target, string tenantId, Action<string> report, CancellationToken cancellationToken) =>
        source.RunAsync(
            TransactionOpening.Read(tenantId),
            _ => { },
            (from, reading) => target.RunAsync(
                TransactionOpening.Alone(tenantId),
                home => RequireRoom(home, tenantId, target),
                async (to, writing) =>
                {
                    await TenantTables.DeleteRowsAsync(to, writing, cancellationToken).ConfigureAwait(false);
                    foreach (var table in await TenantTables.ListAsync(from, reading, cancellationToken).ConfigureAwait(false))
                    {
                        report(table.Name);
                        await CopyAsync(table, from, to, writing, cancellationToken).ConfigureAwait(false);
                        await CompareAsync(table, (from, reading), (to, writing), cancellationToken).ConfigureAwait(false);
                    }

                    return await to.ExecuteAsync(
                        """
                        INSERT INTO tenant_homes (tenant_id, state) VALUES (@tenantId, 'moving')
                        ON CONFLICT (tenant_id) DO UPDATE SET state = excluded.state
                        """,
                        new { tenantId },
                        writing).ConfigureAwait(false);
                },
                cancellationToken),
            cancellationToken);

    /// <summary>Sets counters that stand below the numbers which came along beyond them.</summary>
    public static Task AdvanceCountersAsync(PostgresDatabase database, string tenantId, CancellationToken cancellationToken) =>
        database.RunAsync(
            TransactionOpening.Owner(tenantId),
            _ => { },
            async (connection, transaction) =>
            {
                var counters = await TenantTables.ListCountersAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
                foreach (var (table, column, sequence) in counters)
                {
                    // The lock keeps other tenants from drawing a number between the look and the setting.
                    await connection.ExecuteAsync(new CommandDefinition(
                        $"""
                        LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE;
                        SELECT setval('{sequence}', largest.number) FROM (SELECT max({column}) AS number FROM {table}) AS largest, {sequence} AS counter
                        WHERE largest.number > counter.last_value OR (largest.number = counter.last_value AND NOT counter.is_called)
                        """,
                        transaction: transaction,
                        cancellationToken: cancellationToken)).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);

    private static void RequireRoom(HomeState? home, string tenantId, PostgresDatabase target)
    {
        if (home is HomeState.Here or HomeState.Closed)
        {
            throw new ChatException(ErrorCodes.Conflict, $"{target.Name} holds a tenant '{tenantId}' already, which is not this one.");
        }
    }

    /// <summary>By way of a temporary table, since PostgreSQL takes no COPY into a table under row-level security.</summary>
    private static async Task CopyAsync(
        TenantTable table, NpgsqlConnection from, NpgsqlConnection to, NpgsqlTransaction writing, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"CREATE TEMPORARY TABLE arriving ON COMMIT DROP AS SELECT {table.Columns} FROM {table.Name} WITH NO DATA").ConfigureAwait(false);
        await using (var rows = await from.BeginRawBinaryCopyAsync(
            $"COPY (SELECT {table.Columns} FROM {table.Name} WHERE tenant_id = current_setting('chat.tenant')) TO STDOUT (FORMAT BINARY)", cancellationToken).ConfigureAwait(false))
        await using (var arriving = await to.BeginRawBinaryCopyAsync("COPY arriving FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await rows.CopyToAsync(arriving, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await arriving.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }

        await ExecuteAsync(
            $"INSERT INTO {table.Name} ({table.Columns}) OVERRIDING SYSTEM VALUE SELECT {table.Columns} FROM arriving; DROP TABLE arriving").ConfigureAwait(false);

        Task<int> ExecuteAsync(string sql) =>
            to.ExecuteAsync(new CommandDefinition(sql, transaction: writing, commandTimeout: 0, cancellationToken: cancellationToken));
    }

    private static async Task CompareAsync(
        TenantTable table,
        (NpgsqlConnection Connection, NpgsqlTransaction Transaction) source,
        (NpgsqlConnection Connection, NpgsqlTransaction Transaction) target,
        CancellationToken cancellationToken)
    {
        var (sent, arrived) = (await SumAsync(source).ConfigureAwait(false), await SumAsync(target).ConfigureAwait(false));
        if (sent != arrived)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The copy of {table.Name} differs: {sent.Rows} rows with the sum {sent.Sum} were sent, {arrived.Rows} with {arrived.Sum} arrived. Nothing of it was kept."));
        }

        Task<(long Rows, string Sum)> SumAsync((NpgsqlConnection Connection, NpgsqlTransaction Transaction) side) =>
            side.Connection.QuerySingleAsync<(long, string)>(new CommandDefinition(
                $"""
                SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL extra_float_digits = 1;
                SELECT count(*), coalesce(sum(('x' || left(md5(ROW({table.Columns})::text), 15))::bit(60)::bigint), 0)::text
                FROM {table.Name} WHERE tenant_id = current_setting('chat.tenant')
                """,
                transaction: side.Transaction,
                commandTimeout: 0,
                cancellationToken: cancellationToken));
    }
}
