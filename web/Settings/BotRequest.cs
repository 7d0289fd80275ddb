using System.Collections.Immutable;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Settings;

/// <summary>A bot as a caller writes it; only the id is required, and of a bot that is there nothing.</summary>
public sealed record BotRequest(
    string? Id,
    string? Title = null,
    string? Greeting = null,
    ImmutableArray<string>? Suggestions = null,
    string? Instructions = null,
    string? Locale = null,
    ThemeRequest? Theme = null,
    string? Model = null,
    HandoverRequest? Handover = null,
    double? Temperature = null,
    ImmutableArray<string>? Sources = null)
{
    public BotConfig ToConfig() => OnTopOf(new BotConfig(
        Id ?? "", Title: Id ?? "", Greeting: "", Suggestions: [], Instructions: "", Locale: "en", WidgetTheme.Default, Model: null));

    /// <summary>The bot with what this names in it.</summary>
    /// <remarks>A model of "" is the platform's default, a temperature of -1 the provider's, and no sources are all.</remarks>
    public BotConfig OnTopOf(BotConfig bot)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return bot with
        {
            Title = Title ?? bot.Title,
            Greeting = Greeting ?? bot.Greeting,
            Suggestions = Suggestions is { IsDefault: false } suggestions ? suggestions : bot.Suggestions,
            Instructions = Instructions ?? bot.Instructions,
            Locale = Locale ?? bot.Locale,
            Theme = Theme?.OnTopOf(bot.Theme) ?? bot.Theme,
            Handover = Handover?.OnTopOf(bot.Handover) ?? bot.Handover,
            Model = Model is null ? bot.Model : Model.Length == 0 ? null : Model,
            Temperature = Temperature is null ? bot.Temperature : Temperature == -1 ? null : Temperature,
            Sources = Sources is not { IsDefault: false } sources ? bot.Sources : sources.IsEmpty ? null : sources,
        };
    }
}
