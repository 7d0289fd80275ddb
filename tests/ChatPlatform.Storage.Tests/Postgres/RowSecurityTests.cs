using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Postgres;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Tests.Postgres;

/// <summary>The database itself keeps tenants apart, whatever a query says and whatever went wrong before it.</summary>
public sealed class RowSecurityTests : IAsyncLifetime
{
    private PostgresFixture _fixture = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PostgresTenants Tenants => _fixture.Get<PostgresTenants>();

    private PostgresPlatform Platform => _fixture.Get<PostgresPlatform>();

    public async ValueTask InitializeAsync()
    {
        // One connection, so that every transaction inherits the one before it.
        _fixture = await PostgresFixture.CreateAsync(settings: "Maximum Pool Size=1");
        await _fixture.AddTenantAsync("acme");
        await _fixture.AddTenantAsync("other");
        foreach (var tenant in (string[])["acme", "other"])
        {
            await _fixture.Get<IConversationStore>().AppendAsync(tenant, Samples.Header($"s-{tenant}"), [Samples.Question("q1", 1)], Cancellation);
        }
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Every_table_of_tenants_names_the_tenant_and_forces_row_security()
    {
        var tables = await AsOwnerAsync<(string Name, bool HasTenant, bool Enabled, bool Forced, bool HasPolicy)>(
            $"""
            SELECT c.relname,
                   EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull),
                   c.relrowsecurity, c.relforcerowsecurity,
                   EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = '{PostgresSchemas.Tenant}' AND p.tablename = c.relname AND p.cmd = 'ALL'
                           AND p.qual LIKE '%tenant_id = current_setting(''chat.tenant''%' AND p.with_check = p.qual)
            FROM pg_class c WHERE c.relnamespace = '{PostgresSchemas.Tenant}'::regnamespace AND c.relkind IN ('r', 'p')
            """);

        Assert.Contains("messages", tables.Select(table => table.Name));
        Assert.All(tables, table => Assert.True(
            table is { HasTenant: true, Enabled: true, Forced: true, HasPolicy: true }, $"{table} lacks a tenant, or the policy that keeps tenants apart."));
    }

    [Fact]
    public async Task A_query_without_a_condition_sees_the_rows_of_its_tenant_only()
    {
        Assert.Equal(["s-acme"], await SessionsAsync("acme"));
        Assert.Equal(["s-other"], await SessionsAsync("other"));
        Assert.Empty(await SessionsOfNobodyAsync());
    }

    [Fact]
    public async Task A_write_without_a_condition_changes_the_rows_of_its_tenant_only()
    {
        await Tenants.WriteAsync("other", (c, t) => c.ExecuteAsync("UPDATE sessions SET origin = 'changed'; DELETE FROM messages", transaction: t), Cancellation);

        var kept = await _fixture.Get<IConversationStore>().LoadAsync("acme", "s-acme", Cancellation);
        Assert.Equal("https://acme.example", kept!.Origin);
        Assert.Single(kept.Messages);
    }

    [Theory]
    [InlineData("INSERT INTO usage VALUES ('acme', 'm', 's', 'b', 'p', 'm', 1, 1, now())")]
    [InlineData("UPDATE sessions SET tenant_id = 'acme'")]
    [InlineData("INSERT INTO sessions SELECT 'acme', 'new', bot_id, origin, answerer, created_at, updated_at FROM sessions")]
    public async Task A_row_of_one_tenant_cannot_be_written_under_another(string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => Tenants.WriteAsync("other", (c, t) => c.ExecuteAsync(sql, transaction: t), Cancellation));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task After_an_exception_the_next_transaction_sees_nothing_of_the_tenant_before()
    {
        await Assert.ThrowsAsync<PostgresException>(
            () => Tenants.WriteAsync("acme", (c, t) => c.ExecuteAsync("UPDATE sessions SET origin = 'x'; SELECT 1 / 0", transaction: t), Cancellation));
        Assert.Empty(await SessionsOfNobodyAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Tenants.ReadAsync<int>("acme", (_, _) => throw new InvalidOperationException("The program's own."), Cancellation));
        Assert.Equal(["s-other"], await SessionsAsync("other"));
        Assert.Equal("https://acme.example", (await _fixture.Get<IConversationStore>().LoadAsync("acme", "s-acme", Cancellation))!.Origin);
    }

    [Fact]
    public async Task After_a_cancellation_in_mid_query_the_next_transaction_sees_nothing_of_the_tenant_before()
    {
        using var cancelled = new CancellationTokenSource();
        var running = Tenants.WriteAsync(
            "acme",
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("UPDATE sessions SET origin = 'x'", transaction: transaction);
                var query = connection.ExecuteAsync(new CommandDefinition("SELECT pg_sleep(60)", transaction: transaction, cancellationToken: cancelled.Token));
                await cancelled.CancelAsync();
                await query;
            },
            cancelled.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Empty(await SessionsOfNobodyAsync());
        Assert.Equal(["s-other"], await SessionsAsync("other"));
        Assert.Equal("https://acme.example", (await _fixture.Get<IConversationStore>().LoadAsync("acme", "s-acme", Cancellation))!.Origin);
    }

    [Fact]
    public async Task A_reading_transaction_cannot_write()
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => Tenants.ReadAsync("acme", (c, t) => c.ExecuteAsync("DELETE FROM messages", transaction: t), Cancellation));

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refusal.SqlState);
    }

    [Theory]
    [InlineData("ALTER TABLE sessions DISABLE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE sessions NO FORCE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY tenant ON sessions")]
    [InlineData("CREATE POLICY mine ON sessions USING (true)")]
    [InlineData("ALTER POLICY tenant ON sessions USING (true)")]
    [InlineData("DROP TABLE usage")]
    [InlineData("TRUNCATE usage")]
    [InlineData("CREATE TABLE mine (x int)")]
    [InlineData("CREATE OR REPLACE FUNCTION unfinished_work(timestamptz) RETURNS TABLE (tenant_id text, kind text, id text) LANGUAGE sql AS 'SELECT 1'")]
    public async Task The_stores_role_cannot_change_what_keeps_tenants_apart(string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => Tenants.WriteAsync("acme", (c, t) => c.ExecuteAsync(sql, transaction: t), Cancellation));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task The_stores_role_owns_nothing_and_cannot_log_in()
    {
        var owned = await AsOwnerAsync<string>(
            """
            SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'chat_app'
            UNION ALL SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) = 'chat_app'
            UNION ALL SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = 'chat_app'
            """);
        var rights = Assert.Single(await AsOwnerAsync<(bool, bool, bool, bool)>(
            "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'chat_app'"));

        Assert.Empty(owned);
        Assert.Equal((false, false, false, false), rights);
    }

    [Fact]
    public async Task Under_a_superusers_login_tenants_are_kept_apart_as_well()
    {
        var superuser = new NpgsqlConnectionStringBuilder(_fixture.Server.AsSuperuser(_fixture.ConnectionString)).ConnectionString;
        await using var fixture = PostgresFixture.Over(_fixture.Server, superuser);

        var seen = await fixture.Get<PostgresTenants>().ReadAsync(
            "other", (c, t) => c.QueryAsync<string>("SELECT id FROM sessions", transaction: t), Cancellation);

        Assert.Equal(["s-other"], seen);
    }

    private Task<IEnumerable<string>> SessionsAsync(string tenant) =>
        Tenants.ReadAsync(tenant, (c, t) => c.QueryAsync<string>("SELECT id FROM sessions", transaction: t), Cancellation);

    private Task<IEnumerable<string>> SessionsOfNobodyAsync() =>
        Platform.ReadAsync((c, t) => c.QueryAsync<string>("SELECT id FROM sessions", transaction: t), Cancellation);

    private async Task<List<T>> AsOwnerAsync<T>(string sql)
    {
        await using var owner = new NpgsqlConnection(_fixture.ConnectionString);
        return (await owner.QueryAsync<T>(sql)).ToList();
    }
}
