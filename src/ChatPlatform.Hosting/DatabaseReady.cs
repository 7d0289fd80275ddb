using ChatPlatform.Storage.Postgres;
using Microsoft.Extensions.Hosting;

namespace ChatPlatform.Hosting;

/// <summary>Brings the database's schema up to date before anything else of the host starts.</summary>
internal sealed class DatabaseReady(PostgresSchema schema) : IHostedLifecycleService
{
    /// <summary>A database that starts beside this process, as in a cluster of containers, is there within that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public Task StartingAsync(CancellationToken cancellationToken) => schema.PrepareAsync(Patience, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
