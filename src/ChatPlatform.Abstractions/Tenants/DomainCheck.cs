using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>What a look at a claimed host found.</summary>
/// <param name="Token">The claim's, when the look began.</param>
/// <param name="Reason">What was wrong; null: the token was found.</param>
/// <param name="IsLost">Another tenant has proved that the host is theirs: no patience with this one.</param>
[GenerateSerializer]
public sealed record DomainCheck(string Token, string? Reason = null, bool IsLost = false);
