using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base of grain classes. Only one thread at a time runs a grain's code.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <exception cref="InvalidOperationException">Constructed by hand instead of by a call to the grain.</exception>
    protected Grain() => GrainContext = Activation.Current
        ?? throw new InvalidOperationException($"{GetType().Name} is a grain: get a reference from IGrainFactory and call it.");

    public IGrainContext GrainContext { get; }

    public string IdentityString => GrainContext.GrainId.ToString();

    /// <exception cref="InvalidOperationException">Asked for from elsewhere than the grain's own turns, such as from <c>Task.Run</c>.</exception>
    protected IGrainFactory GrainFactory => Activation.Current == GrainContext
        ? ServiceProvider.GetRequiredService<IGrainFactory>()
        : throw new InvalidOperationException($"{GetType().Name} asks for its GrainFactory outside of its turns. Take it while the grain runs, and pass it on.");

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the activation once the calls that run have ended. Later calls meet a new one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps the activation for at least this long, idle or not.</summary>
    /// <param name="timeSpan">Zero or less: the usual rule holds again. Infinite: until told otherwise.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.Of(this).DelayDeactivation(timeSpan);
}
