using Npgsql;

namespace ChatPlatform.Testing.Postgres;

/// <summary>
/// A PostgreSQL 15 with pgvector for tests: a private one in a temporary folder, stopped with the test process, or the
/// one that <c>CHAT_TEST_POSTGRES</c> names by a superuser's connection string.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    internal const string Variable = "CHAT_TEST_POSTGRES";

    private const string Owner = "chat_test_owner";

    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => StartAsync());

    private readonly string _template = $"chat_template_{Guid.NewGuid():N}";
    private readonly SemaphoreSlim _one = new(1);
    private readonly List<string> _databases = [];
    private readonly PostgresProcess? _process;
    private bool _prepared;

    private PostgresServer(PostgresProcess? process, string superuser)
    {
        _process = process;
        SuperuserConnectionString = superuser;
    }

    /// <summary>Of the database <c>postgres</c>. Row-level security does not bind this user.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>Whether it is this process's own; a named server is never stopped by a test.</summary>
    public bool CanStop => _process is not null;

    /// <summary>The server that all tests of this process share. A test that stops a server takes its own with <see cref="StartAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none to be had; the message says what to do.</exception>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>A server of its own, or the named one, where there is one.</summary>
    /// <param name="durable">
    /// Writes reach the disk before a commit returns, as in production. Without it a commit survives <see cref="KillAsync"/>
    /// all the same, but not the machine's end.
    /// </param>
    public static async Task<PostgresServer> StartAsync(bool durable = false)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return new PostgresServer(process: null, named);
        }

        string[] hasty = durable ? [] : ["fsync=off", "full_page_writes=off"];
        var process = await PostgresProcess.StartAsync(["max_connections=400", "shared_buffers=256MB", .. hasty]);
        return new PostgresServer(process, $"Host={process.Folder};Username=postgres;Database=postgres");
    }

    /// <summary>
    /// A new empty database that has the extensions <c>vector</c> and <c>unaccent</c>. Its owner, in the connection
    /// string, is no superuser but may create roles; the owner is the same for all databases of a server.
    /// </summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!_prepared)
            {
                await PrepareAsync(cancellationToken);
                _prepared = true;
            }

            var name = $"chat_{Guid.NewGuid():N}";
            await ExecuteAsync(SuperuserConnectionString, $"create database {name} template {_template} owner {Owner}", cancellationToken);
            _databases.Add(name);
            return new NpgsqlConnectionStringBuilder(SuperuserConnectionString) { Database = name, Username = Owner, Password = Owner }.ConnectionString;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A superuser's connection string of the same database.</summary>
    public string AsSuperuser(string connectionString) =>
        new NpgsqlConnectionStringBuilder(SuperuserConnectionString) { Database = new NpgsqlConnectionStringBuilder(connectionString).Database }.ConnectionString;

    /// <summary>As an administrator would: sessions are cut off, new ones refused.</summary>
    public Task StopAsync() => Own.DoAsync("stop");

    /// <summary>As a crash would: nothing is flushed, the next start recovers from the log.</summary>
    public Task KillAsync() => Own.DoAsync("kill");

    /// <summary>At the same address, with the same data.</summary>
    public Task StartAgainAsync() => Own.DoAsync("start");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
        else
        {
            foreach (var name in _databases.Append(_template))
            {
                await ExecuteAsync(SuperuserConnectionString, $"drop database if exists {name} with (force)", CancellationToken.None);
            }
        }

        _one.Dispose();
    }

    private PostgresProcess Own =>
        _process ?? throw new InvalidOperationException($"The server named in {Variable} is not stopped by a test: run this test without it.");

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        // Test processes on a named server prepare it side by side.
        await ExecuteAsync(
            SuperuserConnectionString,
            $"""
            do $$ begin
                perform pg_advisory_xact_lock(728301);
                if not exists (select from pg_roles where rolname = '{Owner}') then
                    create role {Owner} login createrole password '{Owner}';
                end if;
            end $$
            """,
            cancellationToken);
        await ExecuteAsync(SuperuserConnectionString, $"create database {_template}", cancellationToken);
        var template = new NpgsqlConnectionStringBuilder(SuperuserConnectionString) { Database = _template, Pooling = false }.ConnectionString;
        await ExecuteAsync(template, "create extension vector; create extension unaccent", cancellationToken);
    }

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
