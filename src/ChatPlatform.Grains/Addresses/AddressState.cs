using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.Addresses;

/// <param name="Failures">When they happened, oldest first, within the window.</param>
[GenerateSerializer]
public sealed record AddressState(ImmutableArray<DateTimeOffset> Failures, DateTimeOffset? BlockedUntil)
{
    public AddressState()
        : this([], null)
    {
    }
}
