using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Embedded;

/// <summary>
/// The calls that someone waits for. A tick finds those whose time is over; its coarse clock spares each call a
/// timer and a look at the time.
/// </summary>
internal sealed class CallDeadlines : IDisposable
{
    private const int StripeCount = 8;

    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, StripeCount).Select(_ => new Stripe())];
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _clock;
    private readonly TimeSpan _tick;
    private ITimer? _timer;
    private long _now;
    private volatile bool _draining;

    public CallDeadlines(Clocks clocks, IOptions<SiloMessagingOptions> messaging)
    {
        _clock = clocks.Calls;
        var timeout = messaging.Value.ResponseTimeout;
        _tick = timeout > TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(Math.Max(1, timeout.TotalMilliseconds));
    }

    public void Start() => _timer = _clock.CreateTimer(static state => ((CallDeadlines)state!).Tick(), this, _tick, _tick);

    /// <summary>Ends the waiting of all that still wait.</summary>
    public void Dispose(Exception reason)
    {
        Dispose();
        foreach (var call in Select(static (_, _) => true, 0))
            call.Refuse(reason);
    }

    public void Dispose() => _timer?.Dispose();

    public void Add(PendingCall call, TimeSpan timeout)
    {
        var stripe = call.Stripe = Environment.CurrentManagedThreadId % StripeCount;
        lock (_stripes[stripe])
        {
            // Never early: the tick in progress does not count.
            call.Deadline = timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : Volatile.Read(ref _now) + (long)Math.Ceiling(timeout / _tick) + 1;
            _stripes[stripe].Add(call);
        }
    }

    public void Remove(PendingCall call)
    {
        lock (_stripes[call.Stripe])
            _stripes[call.Stripe].Remove(call);
        if (_draining && IsEmpty)
            _empty.TrySetResult();
    }

    public Task WhenEmptyAsync()
    {
        _draining = true;
        if (IsEmpty)
            _empty.TrySetResult();
        return _empty.Task;
    }

    private bool IsEmpty => Array.TrueForAll(_stripes, stripe => stripe.First is null);

    private void Tick()
    {
        var now = Interlocked.Increment(ref _now);
        foreach (var call in Select(static (call, now) => call.Deadline <= now, now))
            call.TimeOut();
    }

    private List<PendingCall> Select(Func<PendingCall, long, bool> filter, long argument)
    {
        var selected = new List<PendingCall>();
        foreach (var stripe in _stripes)
        {
            lock (stripe)
            {
                for (var call = stripe.First; call is not null; call = call.After)
                {
                    if (filter(call, argument))
                        selected.Add(call);
                }
            }
        }

        return selected;
    }

    private sealed class Stripe
    {
        public PendingCall? First { get; private set; }

        public void Add(PendingCall call)
        {
            call.After = First;
            if (First is not null)
                First.Before = call;
            First = call;
            call.IsListed = true;
        }

        public void Remove(PendingCall call)
        {
            if (!call.IsListed)
                return;
            call.IsListed = false;
            if (call.Before is null)
                First = call.After;
            else
                call.Before.After = call.After;
            if (call.After is not null)
                call.After.Before = call.Before;
            call.Before = call.After = null;
        }
    }
}
