using System.Collections.Immutable;

namespace ChatPlatform.Web.Visitors;

/// <param name="Token">Opens the hub until <paramref name="ExpiresAt"/>.</param>
/// <param name="Session">The handle to resume this session with.</param>
public sealed record BootstrapResponse(
    string TenantId,
    string Bot,
    WidgetConfig Config,
    string Token,
    DateTimeOffset ExpiresAt,
    string SessionId,
    string Session);

/// <summary>What the widget shows of a bot; nothing that a visitor should not know.</summary>
public sealed record WidgetConfig(
    string Title,
    string Greeting,
    ImmutableArray<string> Suggestions,
    WidgetAppearance Theme,
    string Position,
    string Locale,
    bool Handover);

public sealed record WidgetAppearance(string Accent, string Position, string Scheme);
