using ChatPlatform.Models;
using ChatPlatform.Sessions;
using ChatPlatform.Storage;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;

namespace ChatPlatform.Tenants;

/// <inheritdoc cref="ITenantGrain"/>
public sealed class TenantGrain(
    ITenantStore tenants,
    ITenantData data,
    IUsageStore usage,
    IKnowledgeStore knowledge,
    IMembershipStore members,
    IInvitationStore invitations,
    ITenantDeletions deletions,
    TenantRemoval removal,
    Plans plans,
    BotPrices prices,
    IOptions<TenantLifecycleOptions> lifecycle,
    TimeProvider time,
    ILogger<TenantGrain> logger) : Grain, ITenantGrain
{
    private readonly TurnLimiter _limiter = new();
    private readonly SpendGate _spending = new();
    private Task _removing = Task.CompletedTask;
    private TenantConfig? _config;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!TenantId.IsValid(Id))
        {
            return;
        }

        _config = await tenants.FindAsync(Id, cancellationToken);
        if (_config is { Status: not TenantStatus.Deleting })
        {
            // Buckets begin full: whoever moves a tenant gives its visitors one burst more.
            var month = TurnLimiter.MonthOf(time.GetUtcNow());
            _limiter.CountFrom(month, (await usage.ReadMonthAsync(Id, month, cancellationToken)).Turns);
        }
    }

    public Task<TenantConfig?> GetConfig() => Task.FromResult(_config);

    public async Task<TenantConfig> Create(TenantDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!TenantId.IsValid(Id))
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"A tenant's id must be {TenantId.Rule}.");
        }

        // The store is asked too: an activation that was thought dead may not know, and below it would delete the tenant's data.
        if (_config is not null || await tenants.FindAsync(Id, CancellationToken.None) is not null)
        {
            throw new ChatException(ErrorCodes.TenantExists, $"There is already a tenant '{Id}'.");
        }

        await KnowPlan(draft.Plan);
        var name = draft.Name ?? Id;
        var config = TenantRules.Planned(plans, before: null, after: TenantRules.Checked(new TenantConfig(
            Id,
            name,
            draft.Status ?? TenantStatus.Active,
            draft.Origins ?? [],
            draft.Bots ?? [TenantRules.DefaultBot(name)],
            draft.Limits ?? TenantLimits.Default,
            time.GetUtcNow(),
            Version: 1,
            draft.Endpoints,
            Plan: draft.Plan ?? Plan.Standard,
            DegradeToExtractive: draft.DegradeToExtractive ?? false,
            RetentionDays: draft.RetentionDays ?? 0,
            Desk: draft.Desk)));

        // What a crash may have left of an earlier tenant of this name must not become the new one's.
        await data.DeleteAsync(Id, CancellationToken.None);
        await data.CreateAsync(Id, CancellationToken.None);
        try
        {
            await tenants.CreateAsync(config, CancellationToken.None);
        }
        catch
        {
            await data.DeleteAsync(Id, CancellationToken.None);
            throw;
        }

        _config = config;
        await RefreshOrigins(config.Origins);
        return config;
    }

    public async Task<TenantConfig> Update(TenantDraft draft, long? expectedVersion)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var before = Existing();
        if (expectedVersion is not null && expectedVersion != before.Version)
        {
            throw new ChatException(ErrorCodes.Conflict, $"The tenant '{Id}' was changed by someone else. Read it again and repeat the change.");
        }

        await KnowPlan(draft.Plan);
        return await Store(before, before with
        {
            Name = draft.Name ?? before.Name,
            Status = draft.Status ?? before.Status,
            Origins = draft.Origins ?? before.Origins,
            Bots = draft.Bots ?? before.Bots,
            Limits = draft.Limits ?? before.Limits,
            Endpoints = draft.Endpoints ?? before.Endpoints,
            Plan = draft.Plan ?? before.Plan,
            DegradeToExtractive = draft.DegradeToExtractive ?? before.DegradeToExtractive,
            RetentionDays = draft.RetentionDays ?? before.RetentionDays,
            Desk = draft.Desk ?? before.Desk,
        }, draft.ChangedBy);
    }

    public Task<TenantConfig> AddOrigin(string origin)
    {
        var before = Existing();
        var pattern = TenantRules.Normalized(origin);
        var host = WebOrigin.HostOf(pattern);
        if (before.Origins.Contains(pattern, StringComparer.Ordinal))
        {
            return Task.FromResult(before);
        }

        var isKnown = before.Origins.Any(known => WebOrigin.HostOf(known) == host);
        return Store(before, before with
        {
            Origins = before.Origins.Add(pattern),
            Domains = isKnown ? before.Domains : (before.Domains ?? []).Add(DomainClaims.New(host)),
        });
    }

    public Task<TenantConfig> RemoveOrigin(string origin)
    {
        var before = Existing();
        return OriginPattern.TryNormalize(origin, out var pattern) && before.Origins.Contains(pattern, StringComparer.Ordinal)
            ? Store(before, before with { Origins = before.Origins.Remove(pattern) })
            : throw DomainClaims.NotFound();
    }

    public async Task<DomainClaim> RecordCheck(string host, DomainCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var before = Existing();
        if (before.FindDomain(host) is not { } claim || claim.Token != check.Token)
        {
            throw DomainClaims.NotFound();
        }

        var checkedClaim = DomainClaims.Checked(claim, check, time.GetUtcNow());
        await Store(before, before with { Domains = before.Domains!.Value.Replace(claim, checkedClaim) });
        return checkedClaim;
    }

    public async Task<DeletionReceipt> Delete(string requestedBy, TimeSpan? grace)
    {
        var before = Existing();
        var now = time.GetUtcNow();
        var deletesAt = now + TenantRules.CheckedGrace(grace ?? lifecycle.Value.DeletionGrace);
        var deletion = await deletions.FindOpenAsync(Id, CancellationToken.None)
            ?? new DeletionReceipt(Guid.CreateVersion7(now).ToString("N"), Id, DeletionState.Scheduled, requestedBy, now, DateTimeOffset.MaxValue, before.Status, []);
        if (deletion.State == DeletionState.Scheduled && deletesAt < deletion.DeletesAt)
        {
            deletion = deletion with { DeletesAt = deletesAt };
            var marked = before with { Status = TenantStatus.Deleting, DeletesAt = deletesAt, Version = before.Version + 1 };
            await deletions.SaveAsync(marked, deletion, CancellationToken.None);
            _config = marked;
            await AccessChanged();
        }

        await GoOnDeleting();
        return deletion;
    }

    public async Task<TenantConfig> Restore()
    {
        var before = Existing();
        if (before.Status != TenantStatus.Deleting || await deletions.FindOpenAsync(Id, CancellationToken.None) is not { State: DeletionState.Scheduled } deletion)
        {
            throw new ChatException(ErrorCodes.Conflict, $"The tenant '{Id}' is not marked for deletion, or its removal has begun.");
        }

        var restored = before with { Status = deletion.StatusBefore, DeletesAt = null, Version = before.Version + 1 };
        await deletions.SaveAsync(restored, deletion with { State = DeletionState.Restored }, CancellationToken.None);
        _config = restored;
        await AccessChanged();
        return restored;
    }

    public Task GoOnDeleting()
    {
        if (_removing.IsCompleted && _config is { Status: TenantStatus.Deleting } config && config.DeletesAt <= time.GetUtcNow())
        {
            _removing = Remove(config);
        }

        return Task.CompletedTask;
    }

    public Task<BotConfig> AdmitVisit(string origin, string? botId)
    {
        var config = Active();
        config.RequireOn(TenantEndpoint.Widget);
        if (!WebOrigin.TryNormalize(origin, out var normalized) || !config.Allows(normalized))
        {
            throw new ChatException(
                ErrorCodes.OriginNotAllowed,
                $"The page's origin '{origin}' is not among the origins of tenant '{Id}'. Add it to the tenant's origins to show the widget there.");
        }

        var bot = Bot(config, botId);
        _ = GrainFactory.GetGrain<ISightingsGrain>(SightingsKey.Of(Id)).Saw(normalized);
        return Task.FromResult(bot);
    }

    public async Task<BotConfig> AdmitTurn(string? botId, string? address, string? sessionId = null, bool toPerson = false)
    {
        var config = Active();
        var bot = Bot(config, botId);
        var limits = plans.LimitsOf(config);
        var now = time.GetUtcNow();
        if (!toPerson && limits.SpendPerMonth > 0 && !config.DegradeToExtractive && !_spending.IsOpen
            && !(await prices.OfAsync(Id, bot.Model, CancellationToken.None)).IsFree)
        {
            var month = TurnLimiter.MonthOf(now);
            await _spending.RequireRoom(limits.SpendPerMonth, month, now, () => usage.ReadMonthAsync(Id, month, CancellationToken.None));
        }

        _limiter.Admit(limits, bot.Id, sessionId, address, now, isTurn: !toPerson);
        return bot;
    }

    public async Task<bool> Reserve(SpendReservation reservation)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        var ceiling = plans.LimitsOf(Existing()).SpendPerMonth;
        if (ceiling == 0)
        {
            return true;
        }

        // The store judges, so that two activations of this tenant cannot both give away what is left.
        var fits = await usage.ReserveAsync(Id, reservation, TurnLimiter.MonthOf(time.GetUtcNow()), ceiling, CancellationToken.None);
        _spending.Note(reservation.Amount, fits);
        return fits;
    }

    public async Task<LimitsReport> GetLimits()
    {
        var config = Existing();
        var month = TurnLimiter.MonthOf(time.GetUtcNow());
        var used = await usage.ReadMonthAsync(Id, month, CancellationToken.None);
        var known = await knowledge.GetStatusAsync(Id, CancellationToken.None);
        var users = await members.CountAsync(Id, CancellationToken.None)
            + (await invitations.ListAsync(Id, time.GetUtcNow(), CancellationToken.None)).Length;
        return new LimitsReport(
            config.Plan,
            plans.Find(config.Plan) is not null,
            prices.Currency,
            config.DegradeToExtractive,
            LimitsOverview.Of(config, plans.LimitsOf(config), _limiter.TurnsIn(month), used, known, users, month.AddMonths(1)));
    }

    /// <summary>A plan may be so new that this process has not been told of it.</summary>
    private Task KnowPlan(string? plan) =>
        plan is not null && plans.Find(plan) is null ? plans.ReadAsync(CancellationToken.None) : Task.CompletedTask;

    /// <exception cref="ChatException"><c>tenant_deleting</c>, <c>invalid_request</c>, <c>conflict</c>, <c>origin_taken</c>.</exception>
    private async Task<TenantConfig> Store(TenantConfig before, TenantConfig wanted, string? changedBy = null)
    {
        if (before.Status == TenantStatus.Deleting)
        {
            throw new ChatException(ErrorCodes.TenantDeleting, $"The tenant '{Id}' is marked for deletion. Restore it before you change it.");
        }

        var after = TenantRules.Planned(plans, before: before, after: TenantRules.Checked(wanted with { Version = before.Version + 1 }));
        await tenants.UpdateAsync(after, BotVersions.Between(before, after, changedBy, time.GetUtcNow()), CancellationToken.None);
        _config = after;
        await RefreshOrigins(before.Origins.Union(after.Origins, StringComparer.Ordinal));
        await AccessChanged();
        return after;
    }

    /// <summary>Beside the grain's turns, so that whoever knocks is refused at once.</summary>
    private async Task Remove(TenantConfig config)
    {
        DelayDeactivation(TimeSpan.MaxValue);
        try
        {
            if (await removal.RunAsync(Id) is { } receipt)
            {
                logger.TenantRemoved(Id, receipt.Id);
                _config = null;
                await RefreshOrigins(config.Origins);
                await AccessChanged();
            }

            DeactivateOnIdle();
        }
        catch (Exception failure)
        {
            logger.TenantNotRemoved(failure, Id);
        }
        finally
        {
            DelayDeactivation(TimeSpan.Zero);
        }
    }

    private static BotConfig Bot(TenantConfig config, string? botId) =>
        config.FindBot(botId) ?? throw new ChatException(ErrorCodes.BotNotFound, $"Tenant '{config.Id}' has no bot '{botId}'.");

    private TenantConfig Existing() =>
        _config ?? throw new ChatException(ErrorCodes.TenantNotFound, $"There is no tenant '{Id}'.");

    private TenantConfig Active()
    {
        var config = Existing();
        config.RequireActive();
        return config;
    }

    /// <summary>Whoever has streams of this tenant's open looks whether they may go on.</summary>
    private Task AccessChanged() => GrainFactory.GetGrain<IAccessGrain>(Id).Changed();

    private Task RefreshOrigins(IEnumerable<string> origins) =>
        Task.WhenAll(origins
            .Select(WebOrigin.HostOf)
            .Distinct(StringComparer.Ordinal)
            .Select(host => GrainFactory.GetGrain<IOriginGrain>(host).Refresh()));
}
