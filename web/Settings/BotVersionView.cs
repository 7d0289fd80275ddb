using System.Collections.Immutable;
using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Web.Settings;

/// <param name="Items">The latest first.</param>
public sealed record BotVersionList(ImmutableArray<BotVersionView> Items);

/// <summary>A bot as it was from this change to the next.</summary>
/// <param name="ChangedBy">Who; null where that is not known.</param>
public sealed record BotVersionView(long Version, DateTimeOffset ChangedAt, string? ChangedBy, BotView Bot)
{
    public static BotVersionView Of(BotVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(version.Version, version.ChangedAt, version.ChangedBy, BotView.Of(version.Bot, version.Version));
    }
}
