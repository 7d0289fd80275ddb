using System.Collections.Immutable;

namespace Orleans.Embedded;

/// <summary>What flows with a call: the values of the request context and the reentrancy of its chain.</summary>
internal sealed record CallContext(ImmutableDictionary<string, object> Values, Guid ReentrancyId)
{
    private static readonly AsyncLocal<CallContext?> Ambient = new();
    private static readonly CallContext Empty = new(ImmutableDictionary<string, object>.Empty, Guid.Empty);

    /// <summary>null when there is nothing to flow.</summary>
    public static CallContext? Current
    {
        get => Ambient.Value;
        set
        {
            var next = value is { Values.Count: 0 } && value.ReentrancyId == Guid.Empty ? null : value;
            if (!ReferenceEquals(Ambient.Value, next))
                Ambient.Value = next;
        }
    }

    public static CallContext CurrentOrEmpty => Current ?? Empty;
}
