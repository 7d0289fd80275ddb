using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>A grain in memory: who it is, which state it is in, what keeps it there.</summary>
internal sealed partial class Activation : IGrainContext
{
    private readonly Engine _engine;
    private readonly GrainClass _class;

    // Also the lock of all that changes, which saves an object for each of very many activations.
    private readonly TurnScheduler _turns;
    private TaskCompletionSource? _deactivated;

    private ActivationState _state;
    private DeactivationReason _reason;
    private long _lastUsed;
    private long _keepUntil;
    private bool _hasEnded;

    public Activation(Engine engine, GrainClass grainClass, GrainId id)
    {
        _engine = engine;
        _class = grainClass;
        _turns = new TurnScheduler(this);
        _admission = new Admission(grainClass.IsReentrant);
        _lastUsed = engine.Clocks.Idleness.GetTimestamp();
        GrainId = id;
    }

    /// <summary>The activation whose code is running, if any is.</summary>
    public static Activation? Current => TurnScheduler.Current?.Activation;

    public Engine Engine => _engine;

    /// <summary>The full name of the grain's class.</summary>
    public string ClassName => _class.Type.FullName!;

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices =>
        _scope?.ServiceProvider ?? throw new InvalidOperationException($"{GrainId} has left memory.");

    public Task Deactivated
    {
        get
        {
            lock (_turns)
            {
                if (_deactivated is null)
                {
                    _deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    if (_hasEnded)
                        _deactivated.SetResult();
                }

                return _deactivated.Task;
            }
        }
    }

    public static Activation Of(object grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain is IGrainBase { GrainContext: Activation activation }
            ? activation
            : throw new ArgumentException($"{grain.GetType().Name} is not a grain that a call has activated.", nameof(grain));
    }

    public object Reference(Type interfaceType) => _engine.Grains.Reference(_engine, interfaceType, _class, GrainId);

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_turns)
            BeginDeactivation(deactivationReason, cancellationToken);
    }

    /// <summary>State that is stale must not be built upon. A grain that sees another's conflict pass by keeps its own.</summary>
    public void DeactivateIfStale(Exception exception)
    {
        if (exception is InconsistentStateException conflict && conflict.TryClaim())
            Deactivate(new(DeactivationReasonCode.ApplicationError, $"Its state is stale: {exception.Message}"));
    }

    /// <summary>Deactivates it if nothing has used it for as long as its class may be idle.</summary>
    public void DeactivateIfIdle()
    {
        lock (_turns)
        {
            if (_state != ActivationState.Valid || _admission.Running > 0 || _admission.HasWaiting)
                return;
            if (_class.CollectionAge(_engine.Collection) is not { } age)
                return;
            var now = _engine.Clocks.Idleness.GetTimestamp();
            if (now < _keepUntil || _engine.Clocks.Idleness.GetElapsedTime(_lastUsed, now) < age)
                return;
            BeginDeactivation(new(DeactivationReasonCode.ActivationIdle, $"Nothing has used it for {age}"), default);
        }
    }

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        lock (_turns)
        {
            _keepUntil = timeSpan == Timeout.InfiniteTimeSpan || timeSpan == TimeSpan.MaxValue
                ? long.MaxValue
                : timeSpan <= TimeSpan.Zero
                    ? 0
                    : _engine.Clocks.Idleness.GetTimestamp() + (long)(timeSpan.TotalSeconds * _engine.Clocks.Idleness.TimestampFrequency);
        }
    }

    bool IEquatable<IGrainContext>.Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"{GrainId} ({_state})";

    private void TellDeactivated()
    {
        lock (_turns)
        {
            _hasEnded = true;
            _deactivated?.TrySetResult();
        }
    }

    private void BeginDeactivation(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_state >= ActivationState.Deactivating)
            return;
        _reason = reason;
        _wasValid = _state == ActivationState.Valid;
        _state = ActivationState.Deactivating;
        _deactivationCancellation = cancellationToken;
        Wake();
    }
}
