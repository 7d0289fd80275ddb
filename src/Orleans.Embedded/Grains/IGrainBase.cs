using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain class; most derive from <see cref="Grain"/>.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    /// <summary>Called before the first call, with the persistent state already read. A failure fails the calls that wait for it.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Called after the last call. The token is cancelled when the time for it is over.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
