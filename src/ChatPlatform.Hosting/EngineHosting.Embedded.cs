using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Sqlite;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace ChatPlatform.Hosting;

/// <summary>The embedded engine: every grain lives in this process, and its state with the rest of the data.</summary>
public static class EngineHosting
{
    public const string Name = "Embedded";

    /// <summary>The tables that the engine needs beside the platform's own.</summary>
    internal static PostgresMigrations[] Tables => [];

    /// <param name="options">Valid ones.</param>
    internal static void AddEngine(this IHostApplicationBuilder builder, ChatOptions options)
    {
        var onPostgres = builder.Configuration.Connection().Length > 0;
        if (onPostgres)
        {
            builder.Services.AddSingleton<IPreparation, DatabaseOwnership>();
        }

        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.Services.AddGrainStorage<IGrainStorage>(GrainStorageNames.Default, (provider, _) => onPostgres
                ? provider.GetRequiredService<PostgresGrainStorage>()
                : provider.GetRequiredService<SqliteGrainStorage>());
        });
    }

    /// <summary>The embedded engine has no page of its own.</summary>
    public static void MapEngine(this IEndpointRouteBuilder app, string policy)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentException.ThrowIfNullOrEmpty(policy);
    }
}
