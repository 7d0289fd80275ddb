using ChatPlatform.Storage.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Hosting;

/// <summary>
/// Holds PostgreSQL's database for this one process, from before the grains start to after they have ended. It
/// stands after <see cref="DatabaseReady"/>, which waits for the server.
/// </summary>
internal sealed class DatabaseOwnership(
    IConfiguration configuration, TimeProvider time, IHostApplicationLifetime host, ILogger<PostgresOwnerLock> logger) : IHostedLifecycleService, IAsyncDisposable
{
    private PostgresOwnerLock? _held;

    /// <exception cref="DatabaseInUseException">Another process has it.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _held = await PostgresOwnerLock.TakeAsync(configuration.Connection(), time, logger, cancellationToken);
        _held.Lost.Register(host.StopApplication);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _held, null) is { } held)
        {
            await held.DisposeAsync();
        }
    }
}
