using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// How a transaction begins: in which role, for which tenant, and whether the tenant must be at home. All of
/// it goes to the server in one batch with BEGIN, so that it costs one round trip.
/// </summary>
/// <param name="Role">null: the login's own, for DDL.</param>
/// <param name="TenantId">Whose rows the transaction sees; null for the platform's tables.</param>
/// <param name="Lock">How it shares the tenant with other transactions; see <see cref="TenantLock"/>.</param>
internal sealed record TransactionOpening(string? Role, bool ReadOnly, string? TenantId = null, TenantLock Lock = TenantLock.None)
{
    public static TransactionOpening PlatformRead { get; } = new(ApplicationRole.Name, ReadOnly: true);

    public static TransactionOpening PlatformWrite { get; } = new(ApplicationRole.Name, ReadOnly: false);

    public static TransactionOpening Read(string tenantId) => new(ApplicationRole.Name, ReadOnly: true, tenantId);

    public static TransactionOpening Write(string tenantId) => new(ApplicationRole.Name, ReadOnly: false, tenantId, TenantLock.Shared);

    /// <summary>As the owner of the tables, beside the tenant's writers.</summary>
    public static TransactionOpening Owner(string tenantId) => new(null, ReadOnly: false, tenantId, TenantLock.Shared);

    /// <summary>As the owner of the tables, alone with the tenant.</summary>
    public static TransactionOpening OwnerAlone(string tenantId) => new(null, ReadOnly: false, tenantId, TenantLock.Exclusive);

    /// <summary>Alone with the tenant: waits for its writers to end and keeps new ones waiting.</summary>
    public static TransactionOpening Alone(string tenantId) => new(ApplicationRole.Name, ReadOnly: false, tenantId, TenantLock.Exclusive);

    /// <returns>How the tenant stands in this database; null when it was not asked or has no room here.</returns>
    public async Task<HomeState?> ExecuteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Settings());
        if (TenantId is not null)
        {
            if (Lock is not TenantLock.None)
            {
                var take = Lock is TenantLock.Shared ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock";
                batch.BatchCommands.Add(Command($"SELECT {take}(hashtextextended('chat.tenant:' || $1, 0))", TenantId));
            }

            // A statement of its own after the lock: it must see what whoever held the lock committed.
            batch.BatchCommands.Add(Command($"SELECT state FROM {PostgresSchemas.Tenant}.tenant_homes WHERE tenant_id = $1", TenantId));
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        for (var left = batch.BatchCommands.Count - 1; left > 0; left--)
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }

        return TenantId is not null && await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? Enum.Parse<HomeState>(reader.GetString(0), ignoreCase: true)
            : null;
    }

    /// <summary>set_config(…, true) is SET LOCAL: it ends with the transaction, so a pooled connection carries nothing over.</summary>
    private NpgsqlBatchCommand Settings()
    {
        var command = new NpgsqlBatchCommand();
        List<string> calls = [];
        Add("chat.tenant", TenantId ?? "");
        if (ReadOnly)
        {
            Add("transaction_read_only", "on");
        }

        if (Role is not null)
        {
            Add("role", Role);
        }

        command.CommandText = "SELECT " + string.Join(", ", calls);
        return command;

        void Add(string setting, string value)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
            calls.Add($"set_config('{setting}', ${command.Parameters.Count}, true)");
        }
    }

    private static NpgsqlBatchCommand Command(string sql, string tenantId) =>
        new(sql) { Parameters = { new NpgsqlParameter<string> { TypedValue = tenantId } } };
}
