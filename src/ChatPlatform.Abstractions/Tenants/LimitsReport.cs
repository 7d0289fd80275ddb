using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>What a tenant may use, what it uses, and when it may again.</summary>
/// <param name="Plan">That the tenant is on.</param>
/// <param name="IsPlanDefined">Whether anybody defines it; if not, the limits of the standard plan hold.</param>
/// <param name="Currency">Of the spending ceiling, ISO 4217.</param>
/// <param name="DegradesToExtractive">Whether the built-in model answers when the ceiling is reached.</param>
[GenerateSerializer]
public sealed record LimitsReport(string Plan, bool IsPlanDefined, string Currency, bool DegradesToExtractive, ImmutableArray<LimitUse> Limits);
