using Orleans;

namespace ChatPlatform.Tenants;

/// <param name="Name">One of <see cref="LimitNames"/>.</param>
/// <param name="Allowed">null: no limit.</param>
/// <param name="Used">null for a rate, of which each caller uses its own.</param>
/// <param name="ResetsAt">When counting begins anew; null for what does not.</param>
[GenerateSerializer]
public sealed record LimitUse(string Name, decimal? Allowed, decimal? Used = null, DateTimeOffset? ResetsAt = null);
