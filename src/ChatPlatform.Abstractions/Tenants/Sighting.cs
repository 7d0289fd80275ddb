using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>That a page of the origin has shown the tenant's widget, and when, to the hour.</summary>
[GenerateSerializer]
public sealed record Sighting(string Origin, DateTimeOffset At);
