using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatPlatform.Desk;

namespace ChatPlatform.Tenants;

/// <summary>What a tenant's configuration must satisfy before it is stored.</summary>
internal static partial class TenantRules
{
    private const int MaxOrigins = 100;
    private const int MaxBots = 50;
    private const int MaxInstructions = 20_000;
    private const int MaxRetentionDays = 36_500;
    private const int MaxModelName = 100;
    private const int MaxSources = 100;

    /// <exception cref="ChatException"><c>invalid_request</c>, naming the member and the rule.</exception>
    public static TenantConfig Checked(TenantConfig config)
    {
        if (config.Name.Trim() is not { Length: >= 1 and <= 200 } name)
        {
            throw Invalid("name must have 1 to 200 characters.");
        }

        if (config.Status is not (TenantStatus.Active or TenantStatus.Suspended))
        {
            throw Invalid("status must be 'active' or 'suspended'; DELETE marks a tenant for deletion.");
        }

        if (config.RetentionDays is < 0 or > MaxRetentionDays)
        {
            throw Invalid($"retention_days must be 1 to {MaxRetentionDays}, or 0 to keep conversations.");
        }

        if (config.Origins.Length > MaxOrigins)
        {
            throw Invalid($"origins must be {MaxOrigins} at most.");
        }

        if (config.Bots.Length is < 1 or > MaxBots)
        {
            throw Invalid($"bots must be 1 to {MaxBots}.");
        }

        if (config.Bots.Select(bot => bot.Id).Distinct(StringComparer.Ordinal).Count() != config.Bots.Length)
        {
            throw Invalid("bots must have different ids.");
        }

        _ = Checked(config.Limits);
        foreach (var bot in config.Bots)
        {
            Check(bot);
        }

        if (config.Desk is not null)
        {
            DeskRules.Check(config.Desk);
        }

        ImmutableArray<string> origins = [.. config.Origins.Select(Normalized).Distinct(StringComparer.Ordinal)];
        ImmutableArray<DomainClaim> claims =
            [.. (config.Domains ?? []).Where(claim => origins.Any(origin => WebOrigin.HostOf(origin) == claim.Host))];
        return config with
        {
            Name = name,
            Endpoints = config.Endpoints ?? TenantEndpoints.AllOn,
            Origins = origins,
            Domains = claims.IsEmpty ? null : claims,
        };
    }

    /// <returns>The limits with what is named in them.</returns>
    /// <exception cref="ChatException"><c>invalid_request</c>, naming the limit and what it must be.</exception>
    public static PlanLimits Checked(TenantLimits named, PlanLimits? present = null)
    {
        var limits = named.OnTopOf(present ?? new PlanLimits());
        return LimitRules.Broken(limits).FirstOrDefault() is ({ } member, var wrong)
            ? throw Invalid($"limits: {JsonNamingPolicy.SnakeCaseLower.ConvertName(member)} {wrong}")
            : limits;
    }

    /// <summary>The configuration with its plan, if that allows the change.</summary>
    /// <param name="before">null when the tenant is being created.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>: there is no such plan; <c>quota_exceeded</c>: more bots than it allows.</exception>
    public static TenantConfig Planned(Plans plans, TenantConfig after, TenantConfig? before)
    {
        if (after.Plan != before?.Plan)
        {
            var plan = plans.Find(after.Plan) ?? throw Invalid($"plan must be one of: {string.Join(", ", plans.All.Select(plan => plan.Id))}.");
            after = after with { Plan = plan.Id };
        }

        // A plan that shrank takes nothing away: only what would be added is refused.
        var (allowed, bots) = (plans.LimitsOf(after).Bots, before?.Bots.Length ?? 0);
        return allowed > 0 && after.Bots.Length > Math.Max(allowed, bots)
            ? throw QuotaExceeded.Of(LimitNames.Bots, allowed, bots, after.Bots.Length - bots)
            : after;
    }

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static TimeSpan CheckedGrace(TimeSpan grace) =>
        grace >= TimeSpan.Zero && grace <= TenantLifecycleOptions.LongestGrace
            ? grace
            : throw Invalid("the grace time must be 0 to 2160 hours.");

    public static BotConfig DefaultBot(string tenantName) => new(
        Id: "main",
        Title: tenantName,
        Greeting: "Hello! Ask me anything about this site.",
        Suggestions: [],
        Instructions: "",
        Locale: "en",
        Theme: WidgetTheme.Default,
        Model: null);

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static string Normalized(string? text) =>
        OriginPattern.TryNormalize(text, out var origin)
            ? origin
            : throw Invalid($"origin '{Shown(text)}' must be scheme and host, such as 'https://www.example.com', 'https://*.example.com' or 'http://localhost:*', without a path.");

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static void Check(BotConfig bot)
    {
        if (!TenantId.IsValid(bot.Id))
        {
            throw Invalid($"a bot's id must be {TenantId.Rule}.");
        }

        if (bot.Title.Length is < 1 or > 100 || bot.Greeting.Length > 1_000)
        {
            throw Invalid($"bot '{bot.Id}': title must have 1 to 100 characters, greeting 1,000 at most.");
        }

        if (bot.Suggestions.Length > 8 || bot.Suggestions.Any(text => text is not { Length: >= 1 and <= 200 }))
        {
            throw Invalid($"bot '{bot.Id}': suggestions must be 8 at most, of 1 to 200 characters each.");
        }

        if (bot.Instructions.Length > MaxInstructions)
        {
            throw Invalid($"bot '{bot.Id}': instructions must have {MaxInstructions} characters at most.");
        }

        if (bot.Model is { Length: > MaxModelName })
        {
            throw Invalid($"bot '{bot.Id}': model must have {MaxModelName} characters at most.");
        }

        if (!Accent().IsMatch(bot.Theme.Accent)
            || bot.Theme.Position is not ("bottom-right" or "bottom-left")
            || bot.Theme.Scheme is not ("auto" or "light" or "dark"))
        {
            throw Invalid($"bot '{bot.Id}': theme needs accent '#rrggbb', position 'bottom-right' or 'bottom-left', scheme 'auto', 'light' or 'dark'.");
        }

        if (bot.Temperature is not (null or (>= 0 and <= 2)))
        {
            throw Invalid($"bot '{bot.Id}': temperature must be 0 to 2.");
        }

        if (bot.Sources is { } sources && (sources.Length > MaxSources || sources.Any(source => source is not { Length: >= 1 and <= 64 })))
        {
            throw Invalid($"bot '{bot.Id}': sources must be {MaxSources} at most, each an id of 1 to 64 characters.");
        }

        if (bot.Handover is { AfterUnanswered: < 0 or > 10 })
        {
            throw Invalid($"bot '{bot.Id}': handover.after_unanswered must be 1 to 10, or 0 for never.");
        }

        if (!Locale().IsMatch(bot.Locale))
        {
            throw Invalid($"bot '{bot.Id}': locale must be a language tag such as 'en' or 'pt-BR'.");
        }
    }

    private static string Shown(string? text) => text is { Length: > 100 } ? text[..100] + "..." : text ?? "null";

    private static ChatException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Accent();

    [GeneratedRegex(@"\A[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Locale();
}
