using System.Security.Cryptography;

namespace ChatPlatform.Tenants;

/// <summary>What becomes of a claim to a host.</summary>
internal static class DomainClaims
{
    /// <summary>How often an owner proves a host again.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromDays(1);

    /// <summary>Between two looks at a host on somebody's demand.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>A site that is down, or loses the file in a relaunch, has so long to show it again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public static DomainClaim New(string host) =>
        new(host, DomainState.Pending, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    public static DomainClaim Checked(DomainClaim claim, DomainCheck check, DateTimeOffset now) =>
        check.Reason is null
            ? claim with { State = DomainState.Verified, Reason = null, CheckedAt = now, ProvedAt = now }
            : claim with
            {
                State = claim.State == DomainState.Verified && !check.IsLost && now - claim.ProvedAt < Patience ? DomainState.Verified : DomainState.Failed,
                Reason = check.Reason,
                CheckedAt = now,
            };

    public static ChatException NotFound() => new(ErrorCodes.OriginNotFound, "The tenant has no such origin.");
}
