using ChatPlatform.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Hosting;

/// <summary>Holds the data folder for this one process, from before anything is read there until the host is disposed of.</summary>
internal sealed class DataFolderOwnership(IOptions<ChatOptions> options) : IPreparation, IDisposable
{
    private DataFolderLock? _held;

    /// <exception cref="DataFolderInUseException">Another process has it.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        _held = DataFolderLock.Take(options.Value.DataDirectory);
        return Task.CompletedTask;
    }

    public void Dispose() => _held?.Dispose();
}
