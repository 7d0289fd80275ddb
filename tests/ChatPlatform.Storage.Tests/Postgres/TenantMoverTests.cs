using ChatPlatform.Sessions;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Postgres.Knowledge;
using ChatPlatform.Storage.Postgres.Moving;
using ChatPlatform.Storage.Tests.Knowledge;
using ChatPlatform.Testing.Postgres;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Tests.Postgres;

public sealed class TenantMoverTests : IAsyncLifetime
{
    private PostgresFixture _fixture = null!;
    private string _own = null!;

    public static TheoryData<MoveStep> Steps => [.. Enum.GetValues<MoveStep>()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IConversationStore Conversations => _fixture.Get<IConversationStore>();

    private ISourceStore Sources => _fixture.Get<ISourceStore>();

    public async ValueTask InitializeAsync()
    {
        _fixture = await PostgresFixture.CreateAsync();
        _own = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);
        foreach (var tenant in (string[])["acme", "other"])
        {
            await _fixture.AddTenantAsync(tenant);
            await Conversations.AppendAsync(tenant, Samples.Header("s1"), [Samples.Question("q1", 1, "Grüße 🌍 \0"), Samples.Reply("r1", 2, "q1")], Cancellation);
            await Conversations.CompleteAsync(
                tenant,
                Samples.Header("s1", 1),
                Samples.Reply("r1", 2, "q1", "Hi.") with { Status = MessageStatus.Complete, Citations = [new Citation(1, "T", "https://a.example/", "Q")] },
                Samples.Usage,
                Cancellation);
            await Sources.AddAsync(tenant, new("site", new(SourceType.Site, "https://acme.example/", 9, [], []), Samples.Start, SourceRun.None), Cancellation);
            await _fixture.Get<IKnowledgeStore>().ReplaceAsync(
                tenant, [Pages.Vectored("doc", "Boots", ("Waterproof boots", Pages.Axis(0)), ("Laces", Pages.Axis(1)))], KnowledgeQuota.None, Cancellation);
            await Sources.RecordPagesAsync(tenant, "site", 1, [], [new("https://acme.example/a", 1), new("https://acme.example/b", 1)], Cancellation);
        }
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_tenant_moves_to_a_database_of_its_own_and_back_and_nothing_is_lost()
    {
        var before = await AllRowsAsync(_fixture.ConnectionString, "acme");
        var others = await AllRowsAsync(_fixture.ConnectionString, "other");

        await MoveAsync(_own);

        Assert.Equal(before, await AllRowsAsync(_own, "acme"));
        Assert.Equal(["acme gone"], await AllRowsAsync(_fixture.ConnectionString, "acme", homes: true));
        await WriteAndReadAsync("q2", 3);

        await MoveAsync(null);

        // The message and its words.
        Assert.Equal(before.Count + 2, (await AllRowsAsync(_fixture.ConnectionString, "acme")).Count);
        Assert.Empty(await AllRowsAsync(_own, "acme"));
        Assert.Equal(others, await AllRowsAsync(_fixture.ConnectionString, "other"));
        await WriteAndReadAsync("q3", 4);
    }

    [Fact]
    public async Task Passages_are_found_by_words_and_by_vectors_in_the_tenants_own_database()
    {
        var knowledge = _fixture.Get<IKnowledgeStore>();
        var before = Assert.Single(await knowledge.SearchVectorAsync("acme", Pages.Model, Pages.Axis(1), 1, Cancellation));

        await MoveAsync(_own);

        Assert.Equal(before, Assert.Single(await knowledge.SearchVectorAsync("acme", Pages.Model, Pages.Axis(1), 1, Cancellation)));
        Assert.Single(await knowledge.SearchLexicalAsync("acme", "waterproof", 5, Cancellation));
        Assert.Equal("Laces", Assert.Single(await knowledge.GetChunksAsync("acme", [before.ChunkId], Cancellation)).Text);
    }

    [Fact]
    public async Task A_partition_of_the_tenants_own_is_not_left_behind()
    {
        var before = await AllRowsAsync(_fixture.ConnectionString, "acme");
        await _fixture.Get<PostgresTenants>().OwnerAloneAsync(
            "acme", (connection, transaction) => new VectorPartition("acme", new()).CreateAsync(connection, transaction, Cancellation), Cancellation);
        Assert.Equal(1L, await CountAsync(OwnPartitionsOfAcme));

        await MoveAsync(_own);

        Assert.Equal(0L, await CountAsync(OwnPartitionsOfAcme));
        Assert.Equal(before, await AllRowsAsync(_own, "acme"));
    }

    [Fact]
    public async Task Counters_at_the_target_go_on_beyond_the_numbers_that_came_along()
    {
        await MoveAsync(_own);

        await Sources.RecordPagesAsync("acme", "site", 1, [], [new("https://acme.example/c", 1)], Cancellation);

        var pages = await Sources.ListPagesAsync("acme", "site", PageFilter.All, null, 9, Cancellation);
        Assert.Equal(["https://acme.example/a", "https://acme.example/b", "https://acme.example/c"], pages.Items.Select(page => page.Url));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_move_that_breaks_off_is_completed_by_the_same_command(MoveStep step)
    {
        var before = await AllRowsAsync(_fixture.ConnectionString, "acme");
        await Assert.ThrowsAsync<CrashException>(() => MoveAsync(_own, step));
        Assert.Equal(2, (await Conversations.LoadAsync("acme", "s1", Cancellation))!.Messages.Length);

        await MoveAsync(_own);

        Assert.Equal(before, await AllRowsAsync(_own, "acme"));
        Assert.Equal(["acme gone"], await AllRowsAsync(_fixture.ConnectionString, "acme", homes: true));
        Assert.Equal(0L, await CountAsync("SELECT count(*) FROM chat_platform.tenant_moves"));
        await WriteAndReadAsync("q2", 3);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_move_that_breaks_off_is_undone_by_moving_the_tenant_to_where_it_was(MoveStep step)
    {
        var before = await AllRowsAsync(_fixture.ConnectionString, "acme");
        await Assert.ThrowsAsync<CrashException>(() => MoveAsync(_own, step));

        await MoveAsync(null);

        Assert.Equal(before, await AllRowsAsync(_fixture.ConnectionString, "acme"));
        Assert.Empty(await AllRowsAsync(_own, "acme"));
        Assert.Equal(0L, await CountAsync("SELECT count(*) FROM chat_platform.tenant_moves"));
        await WriteAndReadAsync("q2", 3);
    }

    [Fact]
    public async Task While_a_tenant_moves_it_is_read_and_not_written_and_the_others_do_not_notice()
    {
        await Assert.ThrowsAsync<CrashException>(() => MoveAsync(_own, MoveStep.Switch));

        var refusal = await Assert.ThrowsAsync<ChatException>(
            () => Conversations.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q2", 3)], Cancellation));

        Assert.Equal((ErrorCodes.TenantMoving, TimeSpan.FromSeconds(1)), (refusal.Code, refusal.RetryAfter));
        Assert.NotNull(await Conversations.LoadAsync("acme", "s1", Cancellation));
        await Conversations.AppendAsync("other", Samples.Header("s1"), [Samples.Question("q2", 3)], Cancellation);
    }

    [Fact]
    public async Task Another_node_follows_a_tenant_that_moved_under_it()
    {
        await using var node = PostgresFixture.Over(_fixture.Server, _fixture.ConnectionString);
        Assert.NotNull(await node.Get<IConversationStore>().LoadAsync("acme", "s1", Cancellation));

        await MoveAsync(_own);
        await node.Get<IConversationStore>().AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q2", 3)], Cancellation);

        Assert.Equal(3, (await Conversations.LoadAsync("acme", "s1", Cancellation))!.Messages.Length);
    }

    [Fact]
    public async Task A_target_that_holds_a_tenant_of_the_name_is_left_alone()
    {
        await using var foreign = PostgresFixture.Over(_fixture.Server, _own);
        await foreign.AddTenantAsync("acme");
        await foreign.Get<IConversationStore>().AppendAsync("acme", Samples.Header("theirs"), [Samples.Question("q1", 1)], Cancellation);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => MoveAsync(_own));
        await MoveAsync(null);

        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
        Assert.NotNull(await foreign.Get<IConversationStore>().LoadAsync("acme", "theirs", Cancellation));
        await WriteAndReadAsync("q2", 3);
    }

    [Theory]
    [InlineData("not a connection string")]
    [InlineData(null)]
    public async Task What_is_no_database_of_a_tenants_own_is_refused(string? connectionString)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => MoveAsync(connectionString ?? _fixture.ConnectionString));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }

    [Fact]
    public async Task Only_one_moves_a_tenant_at_a_time()
    {
        ChatException? refusal = null;

        await _fixture.Get<TenantMover>().MoveAsync(
            "acme",
            _own,
            new At(MoveStep.Copy, () => refusal ??= Assert.ThrowsAsync<ChatException>(() => MoveAsync(null)).GetAwaiter().GetResult()),
            Cancellation);

        Assert.Equal(ErrorCodes.Conflict, refusal!.Code);
    }

    [Fact]
    public async Task The_connection_string_of_a_tenant_is_not_readable_in_the_database()
    {
        await MoveAsync(_own);

        var stored = await AllAsync<string>(_fixture.ConnectionString, "SELECT connection FROM chat_platform.tenant_placements");
        var password = new NpgsqlConnectionStringBuilder(_own).Database!;
        Assert.DoesNotContain(password, Assert.Single(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unfinished_work_is_found_in_a_tenants_own_database_too()
    {
        await MoveAsync(_own);

        var found = new List<UnfinishedItem>();
        await foreach (var item in _fixture.Get<IUnfinishedWork>().ListAsync(Samples.Start, Cancellation))
        {
            found.Add(item);
        }

        Assert.Equal([new("other", UnfinishedKind.Source, "site"), new("acme", UnfinishedKind.Source, "site")], found);
    }

    [Fact]
    public async Task A_tenant_deleted_in_its_own_database_begins_anew_in_the_shared_one()
    {
        await MoveAsync(_own);

        await _fixture.Get<ITenantData>().DeleteAsync("acme", Cancellation);
        await _fixture.Get<ITenantData>().CreateAsync("acme", Cancellation);

        Assert.Null(await Conversations.LoadAsync("acme", "s1", Cancellation));
        Assert.Empty(await AllRowsAsync(_own, "acme"));
        Assert.Equal(["acme here"], await AllRowsAsync(_fixture.ConnectionString, "acme", homes: true));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_tenant_is_removed_from_both_sides_of_a_move_that_broke_off_and_its_partition_with_it(MoveStep step)
    {
        await _fixture.Get<PostgresTenants>().OwnerAloneAsync(
            "acme", (connection, transaction) => new VectorPartition("acme", new()).CreateAsync(connection, transaction, Cancellation), Cancellation);
        await Assert.ThrowsAsync<CrashException>(() => MoveAsync(_own, step));
        var data = _fixture.Get<ITenantData>();

        await data.CloseAsync("acme", Cancellation);
        var counted = await data.CountAsync("acme", Cancellation);
        var refusal = await Assert.ThrowsAsync<ChatException>(() => MoveAsync(_own));
        await data.DeleteAsync("acme", Cancellation);

        Assert.Contains(refusal.Code, (string[])[ErrorCodes.TenantNotFound, ErrorCodes.Conflict]);
        Assert.Contains(counted, item => item is { Name: "messages", Count: >= 2 });
        Assert.Empty(await AllRowsAsync(_own, "acme"));
        Assert.Empty(await AllRowsAsync(_fixture.ConnectionString, "acme"));
        Assert.Empty(await AllRowsAsync(_own, "acme", homes: true));
        Assert.Empty(await AllRowsAsync(_fixture.ConnectionString, "acme", homes: true));
        Assert.Equal(0L, await CountAsync(OwnPartitionsOfAcme));
        Assert.NotEmpty(await AllRowsAsync(_fixture.ConnectionString, "other"));
        await data.CreateAsync("acme", Cancellation);
        Assert.Null(await Conversations.LoadAsync("acme", "s1", Cancellation));
    }

    private const string OwnPartitionsOfAcme =
        "SELECT count(*) FROM pg_class WHERE relispartition AND relkind = 'r' AND pg_get_expr(relpartbound, oid) LIKE '%acme%'";

    private Task MoveAsync(string? target, MoveStep? crashAt = null) =>
        _fixture.Get<TenantMover>().MoveAsync("acme", target, crashAt is { } step ? new At(step, () => throw new CrashException()) : null, Cancellation);

    private async Task WriteAndReadAsync(string id, int sequence)
    {
        await Conversations.AppendAsync("acme", Samples.Header("s1"), [Samples.Question(id, sequence)], Cancellation);
        var messages = (await Conversations.LoadAsync("acme", "s1", Cancellation))!.Messages;
        Assert.Equal("Grüße 🌍 \0", messages[0].Text);
        Assert.Equal(id, messages[^1].Id);
    }

    /// <summary>Every row of the tenant as text, past row-level security.</summary>
    private async Task<List<string>> AllRowsAsync(string database, string tenant, bool homes = false)
    {
        var superuser = _fixture.Server.AsSuperuser(database);
        if (homes)
        {
            return await AllAsync<string>(superuser, $"SELECT tenant_id || ' ' || state FROM chat_tenant.tenant_homes WHERE tenant_id = '{tenant}'");
        }

        var rows = new List<string>();
        foreach (var table in await AllAsync<string>(
            superuser,
            "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('chat_tenant') AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'tenant_homes' ORDER BY 1"))
        {
            rows.AddRange(await AllAsync<string>(superuser, $"SELECT '{table} ' || t::text FROM chat_tenant.{table} t WHERE tenant_id = '{tenant}' ORDER BY 1"));
        }

        return rows;
    }

    private async Task<long> CountAsync(string sql) => (await AllAsync<long>(_fixture.ConnectionString, sql))[0];

    private static async Task<List<T>> AllAsync<T>(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return (await connection.QueryAsync<T>(sql)).ToList();
    }

    private sealed class CrashException : Exception;

    private sealed class At(MoveStep step, Action act) : IProgress<MoveProgress>
    {
        public void Report(MoveProgress value)
        {
            if (value.Step == step)
            {
                act();
            }
        }
    }
}
