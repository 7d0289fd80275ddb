using ChatPlatform.Storage.Sqlite;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;

namespace ChatPlatform.Web.Hosting;

/// <summary>The embedded engine: every grain lives in this process, and its state in the data folder.</summary>
internal static class EngineHosting
{
    public const string Name = "Embedded";

    /// <param name="options">Valid ones.</param>
    /// <exception cref="DataFolderInUseException">Another process has the data folder.</exception>
    public static void AddEngine(this WebApplicationBuilder builder, ChatOptions options)
    {
        var folder = DataFolderLock.Take(options.DataDirectory);
        builder.Services.AddSingleton(_ => folder);
        builder.Services.AddSqliteStorage(options.DataDirectory);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.Services.AddGrainStorage(GrainStorageNames.Default, (provider, _) => provider.GetRequiredService<SqliteGrainStorage>());
        });
    }
}
