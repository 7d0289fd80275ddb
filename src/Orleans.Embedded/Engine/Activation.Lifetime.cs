using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>How an activation begins and ends, on its own turn scheduler.</summary>
internal sealed partial class Activation
{
    // A grain that always leaves before it serves a call would otherwise be activated over and over.
    private const int MaxForwards = 8;

    private AsyncServiceScope? _scope;
    private TimedCancellation? _activationTimeout;
    private CancellationToken _deactivationCancellation;
    private bool _activating;
    private bool _wasValid;
    private bool _finishing;
    private bool _turnsAbandoned;

    /// <summary>Does not wait for running turns any longer before it ends the activation.</summary>
    public void AbandonTurns()
    {
        lock (_turns)
        {
            if (_state != ActivationState.Deactivating)
                return;
            _turnsAbandoned = true;
            Wake();
        }
    }

    /// <summary>Ends it at once, as a crash would: nothing of the grain is called any more.</summary>
    public void Abandon()
    {
        Request? waiting;
        lock (_turns)
        {
            _state = ActivationState.Ended;
            _reason = new(DeactivationReasonCode.ShuttingDown, Gone(), "The host was dropped");
            waiting = _admission.TakeAll();
        }

        StopTimers();
        Post(static activation => ((Activation)activation!).HastenEnd(), this);
        _engine.Forget(this);
        PassOn(waiting);
        TellDeactivated();
    }

    /// <summary>What those are told who ask something of an activation that it took with it.</summary>
    public EnumerationAbortedException Gone() => new($"{GrainId} has left memory, and the enumerator with it.");

    private async Task ActivateAsync(CallContext? context)
    {
        _activating = true;
        CallContext.Current = context;
        using var timeout = new TimedCancellation(_engine.Clocks.Idleness, _engine.Collection.ActivationTimeout);
        _activationTimeout = timeout;
        try
        {
            _scope = _engine.Services.CreateAsyncScope();
            GrainInstance = _class.CreateInstance(this, _scope.Value.ServiceProvider, out var states);
            foreach (var state in states)
                await state.ReadStateAsync(timeout.Token).WaitAsync(timeout.Token);
            if (GrainInstance is IGrainBase grain)
                await grain.OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
            lock (_turns)
            {
                _lastUsed = _engine.Clocks.Idleness.GetTimestamp();
                if (_state == ActivationState.Activating)
                    _state = ActivationState.Valid;
            }
        }
        catch (Exception exception)
        {
            FailActivation(exception, timeout.Token.IsCancellationRequested);
        }
        finally
        {
            lock (_turns)
            {
                _activationTimeout = null;
                _activating = false;
                Wake();
            }
        }
    }

    private void FailActivation(Exception exception, bool cancelled)
    {
        lock (_turns)
        {
            var wasCancelled = cancelled && exception is OperationCanceledException;

            // Told to end before it was active, it did as it was told; those that wait meet the next activation.
            if (wasCancelled && _state == ActivationState.Deactivating)
                return;
            if (wasCancelled)
                exception = new TimeoutException($"{GrainId} was not active within {_engine.Collection.ActivationTimeout}.", exception);
            BeginDeactivation(default, default);
            _reason = new(DeactivationReasonCode.ActivationFailed, exception, "The grain could not be activated");
        }

        Log.ActivationFailed(_engine.Logger, exception, GrainId);
    }

    /// <summary>Ends what would keep the activation from ending: the wait for the next item of a stream, an activation in progress.</summary>
    private void HastenEnd()
    {
        _streams?.Interrupt();
        _activationTimeout?.Cancel();
    }

    private async Task FinishAsync()
    {
        using var timeout = new TimedCancellation(_engine.Clocks.Idleness, _engine.Collection.DeactivationTimeout, _deactivationCancellation);
        StopTimers();
        await GuardAsync(() => _wasValid && GrainInstance is IGrainBase grain
            ? grain.OnDeactivateAsync(_reason, timeout.Token).WaitAsync(timeout.Token)
            : Task.CompletedTask);
        await GuardAsync(() => _streams?.DisposeAsync(timeout.Token) ?? Task.CompletedTask);
        await GuardAsync(DisposeInstanceAsync);
        await GuardAsync(() => _scope?.DisposeAsync().AsTask() ?? Task.CompletedTask);

        _engine.Forget(this);
        Request? waiting;
        lock (_turns)
        {
            _state = ActivationState.Ended;
            waiting = _admission.TakeAll();
        }

        _scope = null;
        PassOn(waiting);
        TellDeactivated();
    }

    private async Task GuardAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception exception)
        {
            Log.DeactivationFaulted(_engine.Logger, exception, GrainId);
        }
    }

    private Task DisposeInstanceAsync()
    {
        switch (GrainInstance)
        {
            case IAsyncDisposable instance:
                return instance.DisposeAsync().AsTask();
            case IDisposable instance:
                instance.Dispose();
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>Those that still wait meet the next activation; where this one could not be activated, they are told why.</summary>
    private void PassOn(Request? waiting)
    {
        while (waiting is { } request)
        {
            waiting = request.Next;
            request.Next = null;
            if (request.IsAbandoned)
                continue;
            if (_reason.Exception is { } exception)
                request.Refuse(exception);
            else if (!request.Activates)
                request.Refuse(Gone());
            else if (++request.Forwards > MaxForwards)
                request.Refuse(new OrleansMessageRejectionException($"{GrainId} has left memory {request.Forwards} times while the call waited for it."));
            else
                _engine.Send(_class, GrainId, request);
        }
    }
}
