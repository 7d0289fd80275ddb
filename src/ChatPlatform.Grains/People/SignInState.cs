using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.People;

/// <param name="Attempts">When they were made, oldest first, within the window.</param>
[GenerateSerializer]
public sealed record SignInState(ImmutableArray<DateTimeOffset> Attempts, DateTimeOffset? LockedUntil)
{
    public SignInState()
        : this([], null)
    {
    }
}
