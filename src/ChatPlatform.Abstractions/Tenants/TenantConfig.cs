using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>All that the platform knows of a tenant besides its content and conversations.</summary>
/// <param name="Id">2 to 40 characters of a-z, 0-9 and '-', beginning with a letter.</param>
/// <param name="Origins">Pages that may show the widget, as scheme://host[:port], lower case, no trailing slash.</param>
/// <param name="Bots">At least one; the first is the default.</param>
/// <param name="Limits">Where it differs from its plan.</param>
/// <param name="Version">Grows by one with every change; a writer that saw an older one is refused.</param>
/// <param name="DeletesAt">Of one that is marked for deletion; null otherwise.</param>
/// <param name="Plan">The plan's id.</param>
/// <param name="DegradeToExtractive">
/// When the month's spending ceiling is reached: true has the built-in model answer, which costs nothing; false refuses.
/// </param>
/// <param name="RetentionDays">Conversations that have been silent for so many days are removed; 0 keeps them.</param>
[GenerateSerializer]
public sealed record TenantConfig(
    string Id,
    string Name,
    TenantStatus Status,
    ImmutableArray<string> Origins,
    ImmutableArray<BotConfig> Bots,
    TenantLimits Limits,
    DateTimeOffset CreatedAt,
    long Version,
    TenantEndpoints? Endpoints = null,
    DateTimeOffset? DeletesAt = null,
    string Plan = Tenants.Plan.Standard,
    bool DegradeToExtractive = false,
    int RetentionDays = 0)
{
    /// <summary>Whether the tenant has this on; what was never set is.</summary>
    public bool IsOn(TenantEndpoint endpoint) => (Endpoints ?? TenantEndpoints.AllOn).IsOn(endpoint);

    /// <summary>The named bot, or the default one for null or "".</summary>
    public BotConfig? FindBot(string? botId) =>
        string.IsNullOrEmpty(botId) ? Bots[0] : Bots.FirstOrDefault(bot => bot.Id == botId);
}
