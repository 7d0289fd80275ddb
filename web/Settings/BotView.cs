using System.Collections.Immutable;
using ChatPlatform.Desk;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Settings;

/// <param name="Version">Of the tenant's configuration, to be sent back with a change.</param>
public sealed record BotView(
    string Id,
    string Title,
    string Greeting,
    ImmutableArray<string> Suggestions,
    string Instructions,
    string Locale,
    WidgetTheme Theme,
    string? Model,
    long Version,
    HandoverRule Handover)
{
    /// <returns>null when the tenant has no such bot.</returns>
    public static BotView? Of(TenantConfig config, string id)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Bots.FirstOrDefault(bot => bot.Id == id) is { } bot ? Of(config, bot) : null;
    }

    public static BotView Of(TenantConfig config, BotConfig bot)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(bot);
        return new(bot.Id, bot.Title, bot.Greeting, bot.Suggestions, bot.Instructions, bot.Locale, bot.Theme, bot.Model, config.Version, bot.Handover ?? HandoverRule.Off);
    }
}
