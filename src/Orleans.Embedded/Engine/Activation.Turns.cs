namespace Orleans.Embedded;

/// <summary>How requests come to run: queued by anybody, started one after another on the turn scheduler.</summary>
internal sealed partial class Activation
{
    private Admission _admission;
    private ReentrantChains? _reentrantChains;
    private bool _awake;

    /// <returns>Whether it was taken; otherwise the activation has ended, and the engine knows another or none.</returns>
    public bool TryAdd(Request request)
    {
        lock (_turns)
        {
            if (_state == ActivationState.Ended)
                return false;
            var mayStart = _admission.MayStart(request, _reentrantChains);
            _admission.Add(request);

            // One that must wait is found when the one it waits for ends.
            if (mayStart && _state <= ActivationState.Valid)
                Wake();
            return true;
        }
    }

    /// <summary>Told by each request at its end, on the turn scheduler.</summary>
    public void End(Request request)
    {
        lock (_turns)
        {
            _admission.End(request);
            if (request.KeepsAlive)
                _lastUsed = _engine.Clocks.Idleness.GetTimestamp();
            if (_admission.HasWaiting || _state == ActivationState.Deactivating)
                Wake();
        }
    }

    public void Post(Action<object?> action, object? state) => _turns.Post(action, state);

    public void EnterReentrantChain(Guid id)
    {
        lock (_turns)
            (_reentrantChains ??= new()).Enter(id);
    }

    public void LeaveReentrantChain(Guid id)
    {
        lock (_turns)
            _reentrantChains?.Leave(id);
    }

    private void Wake()
    {
        if (_awake)
            return;
        _awake = true;
        _turns.Post(static state => ((Activation)state!).Work(), this);
    }

    private void Work()
    {
        while (NextStep() is { } step)
            _ = step.Request is { } request ? request.RunAsync(this) : step.IsEnd ? FinishAsync() : ActivateAsync(step.Context);
    }

    private Step? NextStep()
    {
        var endsNow = false;
        lock (_turns)
        {
            switch (_state)
            {
                case ActivationState.Created:
                    _state = ActivationState.Activating;
                    return new Step { Context = _admission.FirstContext };
                case ActivationState.Valid when _admission.Start(_reentrantChains) is { } request:
                    return new Step { Request = request };
                case ActivationState.Deactivating:
                    endsNow = !_finishing && !_activating && (_admission.Running == 0 || _turnsAbandoned);
                    _finishing |= endsNow;
                    break;
            }

            _awake = endsNow;
        }

        if (endsNow)
            return new Step { IsEnd = true };
        if (_state == ActivationState.Deactivating && !_finishing)
            HastenEnd();
        return null;
    }

    /// <summary>A request to run, or with none the beginning or the end of the activation.</summary>
    private readonly record struct Step(Request? Request, CallContext? Context, bool IsEnd);
}
