using System.Collections.Immutable;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Admin;

/// <summary>A bot as a caller writes it; only the id is required.</summary>
public sealed record BotRequest(
    string? Id,
    string? Title = null,
    string? Greeting = null,
    ImmutableArray<string>? Suggestions = null,
    string? Instructions = null,
    string? Locale = null,
    WidgetTheme? Theme = null,
    string? Model = null)
{
    public BotConfig ToConfig() => new(
        Id ?? "",
        Title ?? Id ?? "",
        Greeting ?? "",
        Suggestions ?? [],
        Instructions ?? "",
        Locale ?? "en",
        Theme is null ? WidgetTheme.Default : Completed(Theme),
        Model);

    private static WidgetTheme Completed(WidgetTheme theme) => new(
        theme.Accent ?? WidgetTheme.Default.Accent,
        theme.Position ?? WidgetTheme.Default.Position,
        theme.Scheme ?? WidgetTheme.Default.Scheme);
}
