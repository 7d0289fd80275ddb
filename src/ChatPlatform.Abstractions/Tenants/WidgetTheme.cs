using Orleans;

namespace ChatPlatform.Tenants;

/// <param name="Accent">A CSS hex colour, #rrggbb.</param>
/// <param name="Position">"bottom-right" or "bottom-left".</param>
/// <param name="Scheme">"auto" follows the visitor's system, "light" or "dark".</param>
[GenerateSerializer]
public sealed record WidgetTheme(string Accent, string Position, string Scheme)
{
    public static WidgetTheme Default { get; } = new("#2f5bea", "bottom-right", "auto");
}
