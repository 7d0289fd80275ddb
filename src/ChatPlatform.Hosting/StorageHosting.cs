using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Postgres.Knowledge;
using ChatPlatform.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatPlatform.Hosting;

/// <summary>Where the data is: SQLite's files in a folder, or PostgreSQL. The keys that seal tokens are there too.</summary>
internal static class StorageHosting
{
    public static void AddStorage(this IHostApplicationBuilder builder, ChatOptions options)
    {
        var connection = builder.Configuration.Connection();
        if (connection.Length > 0)
        {
            builder.Services.AddPostgresStorage(
                connection, builder.Configuration.GetConnectionString(ChatOptions.OwnerConnectionName), EngineHosting.Tables);
            builder.Services.AddOptions<PostgresKnowledgeOptions>().Bind(builder.Configuration.GetSection(PostgresKnowledgeOptions.Section));
            builder.Services.AddSingleton<IPreparation, DatabaseReady>();
            return;
        }

        builder.Services.AddSingleton<IPreparation, DataFolderOwnership>();
        builder.Services.AddSqliteStorage(options.DataDirectory);
    }

    /// <summary>The connection string of PostgreSQL; empty for SQLite.</summary>
    public static string Connection(this IConfiguration configuration) =>
        configuration.GetConnectionString(ChatOptions.ConnectionName)?.Trim() ?? "";
}
