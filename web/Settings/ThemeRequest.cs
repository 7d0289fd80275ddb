using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Settings;

/// <summary>A theme as a caller writes it; see <see cref="WidgetTheme"/>.</summary>
public sealed record ThemeRequest(string? Accent = null, string? Position = null, string? Scheme = null)
{
    public WidgetTheme OnTopOf(WidgetTheme theme)
    {
        ArgumentNullException.ThrowIfNull(theme);
        return new(Accent ?? theme.Accent, Position ?? theme.Position, Scheme ?? theme.Scheme);
    }
}
