using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Starts and stops the engine with its host.</summary>
internal sealed class EngineHost(Engine engine, IdleCollector collector, IOptions<HostOptions> host) : IHostedService
{
    // Of the time that the host leaves for stopping: a third for calls to come to their ends, then a sixth for
    // turns of grains that are to be deactivated. The rest is for OnDeactivateAsync.
    private readonly TimeSpan _drainTime = host.Value.ShutdownTimeout / 3;
    private readonly TimeSpan _turnTime = host.Value.ShutdownTimeout / 6;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        engine.Grains.Check();
        engine.Deadlines.Start();
        collector.Start();
        engine.State = EngineState.Running;
        Log.Started(engine.Logger, engine.Grains.Count);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        engine.State = EngineState.Draining;
        collector.Dispose();
        if (cancellationToken.IsCancellationRequested)
        {
            Kill();
            return;
        }

        await Within(engine.Deadlines.WhenEmptyAsync(), _drainTime, cancellationToken);
        engine.State = EngineState.Stopped;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The host is stopping");
        var activations = engine.Activations;
        foreach (var activation in activations)
            activation.Deactivate(reason, cancellationToken);

        var ended = Task.WhenAll(activations.Select(activation => activation.Deactivated));
        if (!await Within(ended, _turnTime, cancellationToken))
        {
            foreach (var activation in activations)
                activation.AbandonTurns();
            await Within(ended, Timeout.InfiniteTimeSpan, cancellationToken);
        }

        engine.Deadlines.Dispose(new SiloUnavailableException("The host has stopped before the call was answered."));
        Log.Stopped(engine.Logger, engine.Activations.Count);
    }

    private void Kill()
    {
        engine.State = EngineState.Killed;
        engine.Deadlines.Dispose(new SiloUnavailableException("The host was dropped before the call was answered."));
        foreach (var activation in engine.Activations)
            activation.Abandon();
    }

    // In real time, whatever clock the engine was given: a host must stop.
    private static async Task<bool> Within(Task task, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(time, TimeProvider.System, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
