using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Platform;

/// <summary>A bot as it was from one change to the next.</summary>
/// <param name="Version">Of the configuration that it came with.</param>
/// <param name="ChangedBy">Who, for people who read it; null where that is not known.</param>
public sealed record BotVersion(string BotId, long Version, DateTimeOffset ChangedAt, string? ChangedBy, BotConfig Bot);
