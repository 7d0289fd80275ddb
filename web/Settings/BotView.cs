using System.Collections.Immutable;
using ChatPlatform.Desk;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Settings;

/// <param name="Temperature">0 to 2; left out: as the model's provider has it.</param>
/// <param name="Sources">Ids of the sources that the bot knows, and "uploads"; none: all that the tenant has.</param>
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
    HandoverRule Handover,
    double? Temperature,
    ImmutableArray<string> Sources)
{
    /// <returns>null when the tenant has no such bot.</returns>
    public static BotView? Of(TenantConfig config, string id)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Bots.FirstOrDefault(bot => bot.Id == id) is { } bot ? Of(bot, config.Version) : null;
    }

    public static BotView Of(BotConfig bot, long version)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return new(
            bot.Id, bot.Title, bot.Greeting, bot.Suggestions, bot.Instructions, bot.Locale, bot.Theme, bot.Model, version,
            bot.Handover ?? HandoverRule.Off, bot.Temperature, bot.Sources ?? []);
    }
}
