using System.Collections.Immutable;
using ChatPlatform.Desk;
using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>All that the platform knows of a tenant besides its content and conversations.</summary>
/// <param name="Id">2 to 40 characters of a-z, 0-9 and '-', beginning with a letter.</param>
/// <param name="Origins">Pages that may show the widget; see <see cref="OriginPattern"/>.</param>
/// <param name="Bots">At least one; the first is the default.</param>
/// <param name="Limits">Where it differs from its plan.</param>
/// <param name="Version">Grows by one with every change; a writer that saw an older one is refused.</param>
/// <param name="DeletesAt">Of one that is marked for deletion; null otherwise.</param>
/// <param name="Plan">The plan's id.</param>
/// <param name="DegradeToExtractive">
/// When the month's spending ceiling is reached: true has the built-in model answer, which costs nothing; false refuses.
/// </param>
/// <param name="Domains">Of the hosts in <paramref name="Origins"/> those that the tenant has named itself; for the others the platform vouches.</param>
/// <param name="RetentionDays">Conversations that have been silent for so many days are removed; 0 keeps them.</param>
/// <param name="Desk">null: as <see cref="DeskSettings.Default"/>.</param>
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
    ImmutableArray<DomainClaim>? Domains = null,
    int RetentionDays = 0,
    DeskSettings? Desk = null)
{
    /// <summary>The hosts that are this tenant's and nobody else's, so that it is found by them.</summary>
    public IEnumerable<string> OwnHosts() =>
        Origins.Select(WebOrigin.HostOf).Distinct(StringComparer.Ordinal).Where(host => FindDomain(host) is null or { State: DomainState.Verified });

    /// <returns>null when the tenant does not list the host, or the platform vouches for it.</returns>
    public DomainClaim? FindDomain(string host) => Domains?.FirstOrDefault(claim => claim.Host == host);

    /// <summary>Whether a page of this origin may show the tenant's widget.</summary>
    /// <param name="origin">Normalized by <see cref="WebOrigin"/>.</param>
    public bool Allows(string origin) => Origins.Any(pattern => OriginPattern.Covers(pattern, origin));

    /// <exception cref="ChatException"><c>tenant_suspended</c>.</exception>
    public void RequireActive()
    {
        if (Status != TenantStatus.Active)
        {
            throw new ChatException(ErrorCodes.TenantSuspended, $"The tenant '{Id}' is suspended.");
        }
    }

    /// <exception cref="ChatException"><c>endpoint_disabled</c>.</exception>
    public void RequireOn(TenantEndpoint endpoint)
    {
        if (!(Endpoints ?? TenantEndpoints.AllOn).IsOn(endpoint))
        {
            throw new ChatException(ErrorCodes.EndpointDisabled, $"The tenant '{Id}' has turned this off ({endpoint.ToString().ToLowerInvariant()}).");
        }
    }

    /// <summary>The named bot, or the default one for null or "".</summary>
    public BotConfig? FindBot(string? botId) =>
        string.IsNullOrEmpty(botId) ? Bots[0] : Bots.FirstOrDefault(bot => bot.Id == botId);
}
