using System.Globalization;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>How a database is connected to: by the stores, and for migrations and other DDL.</summary>
internal sealed class PostgresAddress
{
    private const int OwnerConnections = 4;

    /// <summary>Npgsql's own is 15 seconds, longer than a visitor waits.</summary>
    private const int ConnectSeconds = 5;

    /// <param name="connectionString">The login that the stores run under.</param>
    /// <param name="ownerConnectionString">The login that owns the tables; null or empty when it is the same.</param>
    /// <param name="connections">At most so many at a time; null: as the connection string says, 100 if it says nothing.</param>
    public PostgresAddress(string connectionString, string? ownerConnectionString = null, int? connections = null)
    {
        Pool = Complete(connectionString, connections);
        Owner = Complete(string.IsNullOrEmpty(ownerConnectionString) ? connectionString : ownerConnectionString, OwnerConnections);
    }

    /// <summary>Server and database, without login and password.</summary>
    public string Name
    {
        get
        {
            var pool = new NpgsqlConnectionStringBuilder(Pool);
            return string.Create(CultureInfo.InvariantCulture, $"{pool.Host}:{pool.Port}/{pool.Database ?? pool.Username}");
        }
    }

    /// <summary>Who the stores log in as; null when the server takes the name from the system.</summary>
    public string? Login => new NpgsqlConnectionStringBuilder(Pool).Username;

    public string Pool { get; }

    public string Owner { get; }

    /// <summary>Whether two connection strings lead to the same database, under whatever login. null is none.</summary>
    public static bool AreOne(string? one, string? other)
    {
        return one is not null && other is not null && Of(one) == Of(other);

        static (string?, int, string?) Of(string connectionString)
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString);
            return (parts.Host?.ToLowerInvariant(), parts.Port, parts.Database ?? parts.Username);
        }
    }

    private static string Complete(string connectionString, int? connections)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = PostgresSchemas.SearchPath, Multiplexing = false };
        given.ApplicationName ??= "ChatPlatform";
        if (given.Timeout == new NpgsqlConnectionStringBuilder().Timeout)
        {
            given.Timeout = ConnectSeconds;
        }

        if (connections is { } most)
        {
            given.MaxPoolSize = most;
            given.MinPoolSize = 0;
        }

        return given.ConnectionString;
    }
}
