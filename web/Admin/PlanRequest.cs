using System.Text.Json.Serialization;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Admin;

/// <summary>A plan to be made or changed.</summary>
/// <param name="Limits">Those that are named change, 0 for none; the others stay, and of a new plan are as usual.</param>
/// <param name="Version">The version that was seen, 0 where there was none; another one now is a conflict. Left out: whatever is there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PlanRequest(TenantLimits? Limits = null, long? Version = null);
