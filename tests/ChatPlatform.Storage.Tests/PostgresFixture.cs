using ChatPlatform.Storage.Postgres;
using ChatPlatform.Testing.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Storage.Tests;

/// <summary>A PostgreSQL database of its own.</summary>
public sealed class PostgresFixture : StorageFixture
{
    private readonly ServiceProvider _services;

    private PostgresFixture(PostgresServer server, string connectionString, string? ownerConnectionString)
    {
        Server = server;
        ConnectionString = connectionString;
        _services = new ServiceCollection().AddPostgresStorage(connectionString, ownerConnectionString).BuildServiceProvider();
    }

    public PostgresServer Server { get; }

    /// <summary>Its owner's, who is no superuser.</summary>
    public string ConnectionString { get; }

    public override IServiceProvider Services => _services;

    /// <param name="server">null: the one that the tests of this process share.</param>
    /// <param name="settings">More of the connection string, such as "Maximum Pool Size=1".</param>
    public static async Task<PostgresFixture> CreateAsync(PostgresServer? server = null, string settings = "")
    {
        server ??= await PostgresServer.SharedAsync();
        return new PostgresFixture(server, $"{await server.CreateDatabaseAsync(TestContext.Current.CancellationToken)};{settings}", null);
    }

    /// <summary>Another node over a database that is there.</summary>
    public static PostgresFixture Over(PostgresServer server, string connectionString, string? ownerConnectionString = null) =>
        new(server, connectionString, ownerConnectionString);

    public override ValueTask DisposeAsync() => _services.DisposeAsync();
}
