namespace ChatPlatform.Load.Figures;

/// <summary>What visitors measure while the load runs.</summary>
internal sealed class LoadFigures(TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private int _turns;
    private int _reconnections;

    public TroubleLog Troubles { get; } = new(time);

    /// <summary>From the first sending of a question to the first text of its reply.</summary>
    public Latencies FirstToken { get; } = new();

    /// <summary>From the first sending of a question to the end of its reply.</summary>
    public Latencies WholeReply { get; } = new();

    /// <summary>Answered to the end.</summary>
    public int Turns => _turns;

    public int Reconnections => _reconnections;

    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    public void CountTurn() => Interlocked.Increment(ref _turns);

    public void CountReconnection() => Interlocked.Increment(ref _reconnections);
}
