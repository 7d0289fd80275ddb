using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Embedded;

/// <summary>Looks for idle grains once a quantum.</summary>
internal sealed class IdleCollector(Engine engine, IOptions<GrainCollectionOptions> options) : IDisposable
{
    private ITimer? _timer;

    public void Start()
    {
        var quantum = options.Value.CollectionQuantum;
        _timer = engine.Clocks.Idleness.CreateTimer(static state => ((IdleCollector)state!).Collect(), this, quantum, quantum);
    }

    public void Dispose() => _timer?.Dispose();

    private void Collect()
    {
        foreach (var activation in engine.Activations)
            activation.DeactivateIfIdle();
    }
}
