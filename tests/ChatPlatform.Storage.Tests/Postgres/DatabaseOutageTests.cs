using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Testing.Postgres;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Tests.Postgres;

/// <summary>A server that goes away and comes back, on a server of the test's own.</summary>
public sealed class DatabaseOutageTests : IAsyncLifetime
{
    private PostgresServer _server = null!;
    private PostgresFixture _fixture = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IConversationStore Conversations => _fixture.Get<IConversationStore>();

    private PostgresTenants Tenants => _fixture.Get<PostgresTenants>();

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        Assert.SkipUnless(_server.CanStop, "The named server is not this test's to stop.");
        _fixture = await PostgresFixture.CreateAsync(_server);
        await _fixture.AddTenantAsync("acme");
        await Conversations.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1)], Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_fixture is not null)
        {
            await _fixture.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_are_refused_as_retryable_while_the_server_is_away_and_answered_when_it_is_back(bool crash)
    {
        await (crash ? _server.KillAsync() : _server.StopAsync());

        await AssertUnavailableAsync(() => Conversations.LoadAsync("acme", "s1", Cancellation));
        await AssertUnavailableAsync(() => Conversations.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q2", 2)], Cancellation));
        await AssertUnavailableAsync(() => _fixture.Get<ITenantStore>().FindAsync("acme", Cancellation));

        await _server.StartAgainAsync();

        await Conversations.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q2", 2)], Cancellation);
        Assert.Equal(2, (await Conversations.LoadAsync("acme", "s1", Cancellation))!.Messages.Length);
    }

    [Fact]
    public async Task Pooled_connections_that_the_server_has_closed_meanwhile_fail_no_call()
    {
        await ManyAsync();
        await _server.StopAsync();
        await _server.StartAgainAsync();

        await ManyAsync();

        Task ManyAsync() => Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Conversations.LoadAsync("acme", "s1", Cancellation)));
    }

    [Fact]
    public async Task A_backend_that_is_killed_in_mid_write_leaves_nothing_of_it_and_the_caller_is_told_to_repeat()
    {
        await AssertUnavailableAsync(() => Tenants.WriteAsync(
            "acme",
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("UPDATE sessions SET origin = 'half'", transaction: transaction);
                await using var administrator = new NpgsqlConnection(_server.SuperuserConnectionString);
                await administrator.ExecuteAsync($"SELECT pg_terminate_backend({connection.ProcessID})");
                await connection.ExecuteAsync("UPDATE sessions SET answerer = 'half'", transaction: transaction);
            },
            Cancellation));

        Assert.Equal("https://acme.example", (await Conversations.LoadAsync("acme", "s1", Cancellation))!.Origin);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_told_as_unavailable()
    {
        await AssertUnavailableAsync(() => Tenants.WriteAsync(
            "acme",
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("UPDATE sessions SET origin = 'unknown'", transaction: transaction);
                await _server.KillAsync();
            },
            Cancellation));

        await _server.StartAgainAsync();
        Assert.NotNull(await Conversations.LoadAsync("acme", "s1", Cancellation));
    }

    [Fact]
    public async Task A_first_call_that_found_no_server_does_not_spoil_the_next()
    {
        await using var late = PostgresFixture.Over(_server, await _server.CreateDatabaseAsync(Cancellation));
        await _server.StopAsync();
        await AssertUnavailableAsync(() => late.AddTenantAsync("acme"));
        await _server.StartAgainAsync();

        await late.AddTenantAsync("acme");

        Assert.NotNull(await late.Get<ITenantStore>().FindAsync("acme", Cancellation));
    }

    [Fact]
    public async Task A_pool_that_is_used_up_is_told_as_unavailable()
    {
        await using var narrow = PostgresFixture.Over(_server, $"{_fixture.ConnectionString};Maximum Pool Size=1;Timeout=1");
        var inside = narrow.Get<PostgresTenants>();

        await inside.ReadAsync(
            "acme",
            async (_, _) =>
            {
                await AssertUnavailableAsync(() => inside.ReadAsync("acme", (_, _) => Task.FromResult(0), Cancellation));
                return 0;
            },
            Cancellation);
    }

    private static async Task AssertUnavailableAsync(Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(call);
        Assert.Equal(ErrorCodes.Unavailable, refusal.Code);
        Assert.NotNull(refusal.RetryAfter);
    }
}
