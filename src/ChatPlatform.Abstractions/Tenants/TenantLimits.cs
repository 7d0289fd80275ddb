using Orleans;

namespace ChatPlatform.Tenants;

/// <param name="TurnsPerMinute">Visitor messages a minute over the whole tenant, with a burst of the same size.</param>
/// <param name="TurnsPerMinutePerAddress">Visitor messages a minute from one client address.</param>
/// <param name="MessagesPerMonth">Visitor messages a calendar month (UTC); 0 for no quota.</param>
[GenerateSerializer]
public sealed record TenantLimits(int TurnsPerMinute, int TurnsPerMinutePerAddress, long MessagesPerMonth)
{
    public static TenantLimits Default { get; } = new(600, 30, 0);
}
