using ChatPlatform.Storage.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Hosting;

/// <summary>
/// Holds PostgreSQL's database for this one process, from before the grains start until the host is disposed of. It
/// stands after <see cref="DatabaseReady"/>, which waits for the server.
/// </summary>
internal sealed class DatabaseOwnership(
    IConfiguration configuration, TimeProvider time, IHostApplicationLifetime host, ILogger<PostgresOwnerLock> logger) : IPreparation, IAsyncDisposable
{
    private PostgresOwnerLock? _held;

    /// <exception cref="DatabaseInUseException">Another process has it.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _held = await PostgresOwnerLock.TakeAsync(configuration.Connection(), time, logger, cancellationToken);
        _held.Lost.Register(host.StopApplication);
    }

    public ValueTask DisposeAsync() => _held?.DisposeAsync() ?? ValueTask.CompletedTask;
}
