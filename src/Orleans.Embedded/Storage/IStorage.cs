namespace Orleans.Core;

/// <summary>The stored state of a grain.</summary>
public interface IStorage
{
    /// <summary>The version last read or written; null when nothing was.</summary>
    string? Etag { get; }

    bool RecordExists { get; }

    Task ReadStateAsync();

    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();

    /// <exception cref="Storage.InconsistentStateException">Another version was written meanwhile; the activation ends after the call.</exception>
    Task WriteStateAsync();

    /// <inheritdoc cref="WriteStateAsync()"/>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    Task ClearStateAsync();

    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();
}
