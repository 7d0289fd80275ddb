using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>Named values that flow with a call into the grain and onward. They are no authorization: any caller can set them.</summary>
public static class RequestContext
{
    public static IEnumerable<string> Keys => CallContext.CurrentOrEmpty.Values.Keys;

    public static IEnumerable<KeyValuePair<string, object>> Entries => CallContext.CurrentOrEmpty.Values;

    /// <summary>The call chain whose calls may come back to a grain that waits for them; empty for none.</summary>
    public static Guid ReentrancyId
    {
        get => CallContext.CurrentOrEmpty.ReentrancyId;
        set => CallContext.Current = CallContext.CurrentOrEmpty with { ReentrancyId = value };
    }

    /// <returns>null when there is no such value.</returns>
    public static object? Get(string key) => CallContext.CurrentOrEmpty.Values.GetValueOrDefault(key);

    public static void Set(string key, object value)
    {
        var current = CallContext.CurrentOrEmpty;
        CallContext.Current = current with { Values = current.Values.SetItem(key, value) };
    }

    /// <returns>Whether there was one.</returns>
    public static bool Remove(string key)
    {
        var current = CallContext.CurrentOrEmpty;
        if (!current.Values.ContainsKey(key))
            return false;
        CallContext.Current = current with { Values = current.Values.Remove(key) };
        return true;
    }

    public static void Clear() => CallContext.Current = null;

    /// <summary>Until disposed, calls made from here may call back into this grain while it waits for them.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new ReentrancySection(original, original == Guid.Empty ? Guid.NewGuid() : original);
    }

    /// <summary>Until disposed, calls made from here may not call back.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>What ends when it is disposed.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _chain;
        private readonly Activation? _activation;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _chain = newReentrancyId;
            _activation = newReentrancyId == Guid.Empty ? null : Activation.Current;
            _activation?.EnterReentrantChain(newReentrancyId);
            ReentrancyId = newReentrancyId;
        }

        public void Dispose()
        {
            _activation?.LeaveReentrantChain(_chain);
            ReentrancyId = _original;
        }
    }
}
