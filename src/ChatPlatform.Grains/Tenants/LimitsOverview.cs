using System.Collections.Immutable;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Tenants;

/// <summary>A tenant's limits beside what is used of them.</summary>
internal static class LimitsOverview
{
    /// <param name="turns">Of this month, as they were admitted.</param>
    /// <param name="users">Invited ones counted.</param>
    /// <param name="resetsAt">The end of the month.</param>
    public static ImmutableArray<LimitUse> Of(
        TenantConfig tenant, PlanLimits limits, long turns, MonthUsage month, KnowledgeStatus knowledge, int users, DateTimeOffset resetsAt) =>
    [
        new(LimitNames.TurnsPerMinute, limits.TurnsPerMinute),
        new(LimitNames.TurnsPerMinutePerAddress, limits.TurnsPerMinutePerAddress),
        new(LimitNames.TurnsPerMinutePerSession, Allowed(limits.TurnsPerMinutePerSession)),
        new(LimitNames.TurnsPerMinutePerBot, Allowed(limits.TurnsPerMinutePerBot)),
        new(LimitNames.MessagesPerMonth, Allowed(limits.MessagesPerMonth), turns, resetsAt),
        new(LimitNames.SpendPerMonth, Allowed(limits.SpendPerMonth), month.Spent + month.Reserved, resetsAt),
        new(LimitNames.Bots, Allowed(limits.Bots), tenant.Bots.Length),
        new(LimitNames.Documents, Allowed(limits.Documents), knowledge.Documents),
        new(LimitNames.Bytes, Allowed(limits.Bytes), knowledge.Bytes),
        new(LimitNames.Users, Allowed(limits.Users), users),
    ];

    private static decimal? Allowed(decimal limit) => limit > 0 ? limit : null;
}
