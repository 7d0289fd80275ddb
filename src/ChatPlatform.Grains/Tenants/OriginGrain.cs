using ChatPlatform.Knowledge.Domains;
using ChatPlatform.Storage.Platform;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Tenants;

/// <inheritdoc cref="IOriginGrain"/>
public sealed class OriginGrain(ITenantStore tenants, IDomainProofs proofs, TimeProvider time, ILogger<OriginGrain> logger) : Grain, IOriginGrain
{
    private static readonly TimeSpan FirstRound = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Rounds = TimeSpan.FromHours(1);

    private string? _owner;
    private int _reads;

    private string Host => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Read(cancellationToken);
        this.RegisterGrainTimer(Recheck, new GrainTimerCreationOptions(FirstRound, Rounds));
    }

    public async Task<string?> GetTenant()
    {
        if (_owner is not null)
        {
            return _owner;
        }

        foreach (var host in OriginPattern.HostsCovering(Host).Skip(1))
        {
            if (await GrainFactory.GetGrain<IOriginGrain>(host).GetOwner() is { } owner)
            {
                return owner;
            }
        }

        return null;
    }

    public Task<string?> GetOwner() => Task.FromResult(_owner);

    public Task Refresh() => Read(CancellationToken.None);

    public async Task<DomainClaim> Verify(string tenantId)
    {
        var claim = await Claim(tenantId) ?? throw DomainClaims.NotFound();
        if (claim.CheckedAt + DomainClaims.Pause - time.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
        {
            throw new ChatException(ErrorCodes.RateLimited, "The host was looked at a moment ago. Try again in some seconds.", wait);
        }

        return await Look(tenantId, claim);
    }

    private async Task<DomainClaim> Look(string tenantId, DomainClaim claim)
    {
        var config = await Tenant(tenantId).GetConfig();
        var pattern = config?.Origins.FirstOrDefault(origin => WebOrigin.HostOf(origin) == Host) ?? throw DomainClaims.NotFound();
        var shown = await proofs.ReadAsync(OriginPattern.SiteOf(pattern), CancellationToken.None);
        var reason = !shown.Tokens.Contains(claim.Token)
            ? shown.Trouble
            : _owner is { } owner && owner != tenantId && !await Yields(owner, shown)
                ? "The host belongs to another tenant of this platform. Have it removed there, or ask the platform's operator."
                : null;
        return await Tenant(tenantId).RecordCheck(Host, new DomainCheck(claim.Token, reason));
    }

    /// <summary>Domains change hands, and so do the tenants that serve them: who can show a token keeps the host.</summary>
    private async Task<bool> Yields(string owner, DomainProof shown)
    {
        if (await Claim(owner) is not { } claim || shown.Tokens.Contains(claim.Token))
        {
            return false;
        }

        try
        {
            await Tenant(owner).RecordCheck(Host, new DomainCheck(claim.Token, "Another tenant of this platform has proved that the host is theirs.", IsLost: true));
            return true;
        }
        catch (ChatException refusal) when (refusal.Code is ErrorCodes.TenantDeleting or ErrorCodes.OriginNotFound)
        {
            // It is about to give the host up by itself; whose it was is nobody else's business.
            return false;
        }
    }

    private async Task Recheck()
    {
        if (_owner is not { } owner || await Claim(owner) is not { } claim || time.GetUtcNow() - claim.CheckedAt < DomainClaims.Recheck)
        {
            return;
        }

        try
        {
            await Look(owner, claim);
        }
        catch (ChatException failure)
        {
            logger.HostNotRechecked(failure, Host, owner);
        }
    }

    private async Task<DomainClaim?> Claim(string tenantId) =>
        TenantId.IsValid(tenantId) ? (await Tenant(tenantId).GetConfig())?.FindDomain(Host) : null;

    private ITenantGrain Tenant(string tenantId) => GrainFactory.GetGrain<ITenantGrain>(tenantId);

    private async Task Read(CancellationToken cancellationToken)
    {
        // Refreshes interleave; what was asked for last is the newest.
        var read = ++_reads;
        var owner = await tenants.FindTenantByHostAsync(Host, cancellationToken);
        if (read == _reads)
        {
            _owner = owner;
        }
    }
}
