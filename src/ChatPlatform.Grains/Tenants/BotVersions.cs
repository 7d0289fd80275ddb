using System.Text.Json;
using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Tenants;

/// <summary>What a change of a configuration adds to its bots' versions.</summary>
internal static class BotVersions
{
    /// <returns>Of each bot that is new or another, how it was and how it is.</returns>
    public static IReadOnlyList<BotVersion> Between(TenantConfig before, TenantConfig after, string? changedBy, DateTimeOffset now) =>
    [
        .. from bot in after.Bots
           let was = before.Bots.FirstOrDefault(other => other.Id == bot.Id)
           where was is null || JsonSerializer.Serialize(was) != JsonSerializer.Serialize(bot)
           from version in (BotVersion?[])
           [
               was is null ? null : new BotVersion(bot.Id, before.Version, before.CreatedAt, ChangedBy: null, was),
               new BotVersion(bot.Id, after.Version, now, changedBy, bot),
           ]
           where version is not null
           select version,
    ];
}
