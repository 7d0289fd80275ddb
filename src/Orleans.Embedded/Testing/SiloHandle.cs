namespace Orleans.TestingHost;

/// <summary>The one engine of a test cluster.</summary>
public abstract class SiloHandle : IAsyncDisposable
{
    public string Name { get; set; } = "";

    public abstract bool IsActive { get; }

    /// <param name="stopGracefully">Let calls end and grains deactivate; otherwise drop them as a crash would.</param>
    public abstract Task StopSiloAsync(bool stopGracefully);

    /// <param name="ct">When it is cancelled, what has not ended by then is dropped.</param>
    public abstract Task StopSiloAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}
