namespace Orleans.Embedded;

/// <summary>Something that waits to run in an activation: a call, a tick of a timer, a pull of a stream.</summary>
internal abstract class Request
{
    /// <summary>The next in the queue of the activation, which owns this field.</summary>
    public Request? Next;

    /// <summary>How many activations have ended while it waited in them.</summary>
    public int Forwards;

    /// <summary>May start while others are suspended.</summary>
    public abstract bool Interleaves { get; }

    /// <summary>May start while others that change nothing are suspended.</summary>
    public virtual bool ReadOnly => false;

    /// <summary>Of the call chain it belongs to; empty for none.</summary>
    public virtual Guid ReentrancyId => Guid.Empty;

    /// <summary>Counts as use of the grain.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Whether a grain that is not in memory is activated for it.</summary>
    public virtual bool Activates => true;

    /// <summary>Nobody waits for it any more: it need not start.</summary>
    public virtual bool IsAbandoned => false;

    /// <summary>Values that flow with it into the grain.</summary>
    public CallContext? Context { get; init; }

    /// <summary>Runs in the activation; tells it when it has ended and never fails itself.</summary>
    public abstract Task RunAsync(Activation activation);

    /// <summary>It will never run.</summary>
    public abstract void Refuse(Exception reason);
}
