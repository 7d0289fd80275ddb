using System.Collections.Immutable;
using ChatPlatform.Desk;
using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>What a caller may set of a tenant; null leaves a part as it is (or at its default on creation).</summary>
/// <param name="ChangedBy">Who, for the versions of its bots.</param>
[GenerateSerializer]
public sealed record TenantDraft(
    string? Name = null,
    TenantStatus? Status = null,
    ImmutableArray<string>? Origins = null,
    ImmutableArray<BotConfig>? Bots = null,
    TenantLimits? Limits = null,
    TenantEndpoints? Endpoints = null,
    string? Plan = null,
    bool? DegradeToExtractive = null,
    int? RetentionDays = null,
    DeskSettings? Desk = null,
    string? ChangedBy = null);
