using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The grains in memory, and the way of each request to one of them.</summary>
internal sealed class Engine(
    IServiceProvider services,
    Clocks clocks,
    GrainMap grains,
    CallDeadlines deadlines,
    IOptions<GrainCollectionOptions> collection,
    IOptions<SiloMessagingOptions> messaging,
    ILogger<Engine> logger)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private volatile EngineState _state;

    public IServiceProvider Services => services;

    public Clocks Clocks => clocks;

    public GrainMap Grains => grains;

    public CallDeadlines Deadlines => deadlines;

    public GrainCollectionOptions Collection { get; } = collection.Value;

    public TimeSpan ResponseTimeout { get; } = messaging.Value.ResponseTimeout;

    public ILogger Logger => logger;

    public EngineState State
    {
        get => _state;
        set => _state = value;
    }

    public ICollection<Activation> Activations => _activations.Values;

    /// <summary>Queues a request at its grain, which is activated for it if need be.</summary>
    public void Send(GrainClass grainClass, GrainId id, Request request)
    {
        // What grains ask of each other while the calls that run come to their ends still counts as one of those.
        if (_state != EngineState.Running && (_state != EngineState.Draining || Activation.Current is null))
        {
            request.Refuse(Unavailable(id));
            return;
        }

        while (true)
        {
            var activation = _activations.GetOrAdd(id, static (id, call) => new Activation(call.Engine, call.Class, id), (Engine: this, Class: grainClass));
            if (!activation.TryAdd(request))
                continue;

            // It may have been made just after the host told all activations to end.
            if (_state > EngineState.Draining)
                activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The host is stopping"));
            return;
        }
    }

    public void Forget(Activation activation) => _activations.TryRemove(new(activation.GrainId, activation));

    private SiloUnavailableException Unavailable(GrainId id) => new(_state == EngineState.Created
        ? $"{id} cannot be called yet: the host has not started."
        : $"{id} cannot be called any more: the host is stopping.");
}
