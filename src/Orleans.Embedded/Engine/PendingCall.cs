namespace Orleans.Embedded;

/// <summary>A request that someone waits for, for so long and no longer.</summary>
internal abstract class PendingCall : Request
{
    // Of CallDeadlines: its list and when the call's time is over.
    public PendingCall? Before;
    public PendingCall? After;
    public bool IsListed;
    public int Stripe;
    public long Deadline;

    public abstract void TimeOut();
}
