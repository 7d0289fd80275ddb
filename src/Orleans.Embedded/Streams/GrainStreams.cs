using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The enumerators that live in a grain. One that nobody pulls for one to two response timeouts is dropped.</summary>
internal sealed class GrainStreams(Activation activation)
{
    private readonly List<StreamSource> _sources = [];
    private IGrainTimer? _timer;

    public void Add(StreamSource source)
    {
        _sources.Add(source);
        var period = activation.Engine.ResponseTimeout;
        _timer ??= activation.RegisterTimer(static (streams, _) => streams.DropUnusedAsync(), this, new(period, period) { Interleave = true });
    }

    public void Remove(StreamSource source)
    {
        _sources.Remove(source);
        if (_sources.Count > 0)
            return;
        _timer?.Dispose();
        _timer = null;
    }

    public void Interrupt()
    {
        foreach (var source in _sources)
            source.Interrupt();
    }

    public Task DisposeAsync(CancellationToken cancellation) =>
        Task.WhenAll(_sources.ToArray().Select(source => source.DisposeAsync().AsTask())).WaitAsync(cancellation);

    private Task DropUnusedAsync()
    {
        var unused = _sources.Where(source => source is { IsUsed: false, IsWaiting: false }).ToArray();
        foreach (var source in _sources)
            source.IsUsed = false;
        return Task.WhenAll(unused.Select(source => source.DisposeAsync().AsTask()));
    }
}
