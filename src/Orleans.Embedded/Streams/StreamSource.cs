namespace Orleans.Embedded;

/// <summary>An enumerator in a grain. Touched on the grain's turn scheduler only, except for what is said to be free.</summary>
internal abstract class StreamSource(Activation activation) : IAsyncDisposable
{
    private volatile bool _ended;

    /// <summary>Free.</summary>
    public Activation Activation => activation;

    /// <summary>Free. It yields nothing any more.</summary>
    public bool IsEnded
    {
        get => _ended;
        protected set => _ended = value;
    }

    /// <summary>Whether it was asked for an item since this was last reset; a wait for one counts.</summary>
    public bool IsUsed { get; set; }

    public bool IsWaiting { get; protected set; }

    /// <summary>Ends the wait of a pull in progress without an item.</summary>
    public abstract void Interrupt();

    /// <summary>Cancels and disposes the grain's enumerator. Never fails.</summary>
    public abstract ValueTask DisposeAsync();
}
