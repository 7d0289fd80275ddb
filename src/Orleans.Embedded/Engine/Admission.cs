namespace Orleans.Embedded;

/// <summary>
/// Which request of an activation may start next; the rules are those of Orleans. The first that waits starts
/// unless another blocks it; those that may interleave pass it. Guarded by the activation.
/// </summary>
internal struct Admission(bool reentrant)
{
    private Request? _first;
    private Request? _last;
    private Request? _blocking;

    public int Running { get; private set; }

    public readonly bool HasWaiting => _first is not null;

    /// <summary>The values of the request that waits longest.</summary>
    public readonly CallContext? FirstContext => _first?.Context;

    public void Add(Request request)
    {
        if (_last is null)
            _first = request;
        else
            _last.Next = request;
        _last = request;
    }

    /// <summary>Whether it need not wait for any that runs.</summary>
    public readonly bool MayStart(Request request, ReentrantChains? reentrantChains) =>
        Running == 0
        || reentrant
        || request.Interleaves
        || _blocking is null
        || (_blocking.ReadOnly && request.ReadOnly)
        || reentrantChains?.Contains(request.ReentrancyId) is true;

    /// <summary>Takes the next that may start, counts it as running, and drops those that nobody waits for.</summary>
    public Request? Start(ReentrantChains? reentrantChains)
    {
        Request? before = null;
        for (var request = _first; request is not null; request = request.Next)
        {
            if (request.IsAbandoned)
            {
                Unlink(before, request);
                continue;
            }

            if (MayStart(request, reentrantChains))
            {
                Unlink(before, request);
                request.Next = null;
                Running++;
                if (!request.Interleaves)
                    _blocking ??= request;
                return request;
            }

            before = request;
        }

        return null;
    }

    /// <summary>
    /// Once the request that blocked has ended none blocks, though others may still run that came in beside it.
    /// So a call that changes something can start while one that is read-only is suspended, as on Orleans.
    /// </summary>
    public void End(Request request)
    {
        Running--;
        if (_blocking == request)
            _blocking = null;
    }

    public Request? TakeAll()
    {
        var all = _first;
        _first = _last = null;
        return all;
    }

    private void Unlink(Request? before, Request request)
    {
        if (before is null)
            _first = request.Next;
        else
            before.Next = request.Next;
        if (_last == request)
            _last = before;
    }
}
