using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A call on its way: its arguments go to the grain, what comes of it to the caller, whoever is first of result, timeout and cancellation.</summary>
internal sealed class GrainCall<T>(Engine engine, GrainClass grainClass, GrainId target, GrainMethod<T> method, object?[] arguments) : PendingCall
{
    private readonly TaskCompletionSource<T> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken _cancellation;
    private CancellationTokenRegistration _registration;
    private CancellationTokenSource? _grainCancellation;
    private Activation? _activation;

    public override bool Interleaves => method.Interleaves;

    public override bool ReadOnly => method.ReadOnly;

    public override Guid ReentrancyId => Context?.ReentrancyId ?? Guid.Empty;

    public override bool IsAbandoned => !method.OneWay && _reply.Task.IsCompleted;

    public Task<T> Send()
    {
        if (method.OneWay)
        {
            engine.Send(grainClass, target, this);
            return method.NoReply;
        }

        if (method.TakeCancellation(arguments) is { CanBeCanceled: true } cancellation)
        {
            if (cancellation.IsCancellationRequested)
                return Task.FromCanceled<T>(cancellation);
            _cancellation = cancellation;
            _grainCancellation = method.SeparateCancellation(arguments);
        }

        engine.Deadlines.Add(this, method.Timeout ?? engine.ResponseTimeout);
        if (_grainCancellation is not null)
            _registration = _cancellation.UnsafeRegister(static call => ((GrainCall<T>)call!).Cancel(), this);
        engine.Send(grainClass, target, this);
        if (_reply.Task.IsCompleted)
            _registration.Unregister();
        return _reply.Task;
    }

    public override async Task RunAsync(Activation activation)
    {
        try
        {
            CallContext.Current = Context;
            Volatile.Write(ref _activation, activation);
            if (_cancellation.IsCancellationRequested)
                CancelInGrain(activation);
            var result = await method.InvokeAsync(activation.GrainInstance!, arguments);
            if (_reply.TrySetResult(result))
                Close();
        }
        catch (Exception exception)
        {
            Fault(activation, exception);
        }
        finally
        {
            activation.End(this);
        }
    }

    public override void Refuse(Exception reason)
    {
        if (method.OneWay)
            Log.OneWayRefused(engine.Logger, reason, method.Name, target);
        else if (_reply.TrySetException(reason))
            Close();
    }

    public override void TimeOut()
    {
        var timeout = method.Timeout ?? engine.ResponseTimeout;
        if (!_reply.TrySetException(new TimeoutException($"{method.Name} of {target} did not answer within {timeout}. Whether it has done its work is not known.")))
            return;
        Log.TimedOut(engine.Logger, method.Name, target, timeout);
        Close();
    }

    private void Fault(Activation activation, Exception exception)
    {
        if (method.OneWay)
            Log.OneWayFaulted(engine.Logger, exception, method.Name, target);

        activation.DeactivateIfStale(exception);
        if (_reply.TrySetException(exception))
            Close();
    }

    private void Cancel()
    {
        if (_reply.TrySetException(new OperationCanceledException(_cancellation)))
            Close();
        if (Volatile.Read(ref _activation) is { } activation)
            activation.Post(static call => ((GrainCall<T>)call!).CancelInGrain(((GrainCall<T>)call)._activation!), this);
    }

    private void CancelInGrain(Activation activation)
    {
        try
        {
            _grainCancellation!.Cancel();
        }
        catch (AggregateException exception)
        {
            Log.CancellationFaulted(activation.Engine.Logger, exception, method.Name, target);
        }
    }

    private void Close()
    {
        engine.Deadlines.Remove(this);
        _registration.Unregister();
    }
}
