using System.Collections.Immutable;
using ChatPlatform.Changes;
using ChatPlatform.Storage.People;
using ChatPlatform.Web.Security;

namespace ChatPlatform.Web.ConsoleLine;

/// <summary>Of which changes whoever follows is told: of those in what they may read.</summary>
internal static class FollowedTopics
{
    public static ImmutableHashSet<ChangeTopic> OfPlatform { get; } =
        [ChangeTopic.Ready, ChangeTopic.Tenants, ChangeTopic.Plans, ChangeTopic.Users, ChangeTopic.Keys, ChangeTopic.Audit, ChangeTopic.System];

    private static ImmutableHashSet<ChangeTopic> OfAgents { get; } = [ChangeTopic.Ready, ChangeTopic.Bots, ChangeTopic.Sessions, ChangeTopic.Desk];

    private static ImmutableHashSet<ChangeTopic> OfEditors { get; } =
        OfAgents.Union([ChangeTopic.Sources, ChangeTopic.Documents]);

    private static ImmutableHashSet<ChangeTopic> OfOwners { get; } = OfEditors.Union(
        [ChangeTopic.Tenant, ChangeTopic.Origins, ChangeTopic.Keys, ChangeTopic.Users, ChangeTopic.Models, ChangeTopic.Limits, ChangeTopic.Audit]);

    /// <summary>What a role is told, and the policy that says for how long: whoever loses the role is told no more.</summary>
    public static (string Policy, ImmutableHashSet<ChangeTopic> Topics) Of(TenantRole role) => role switch
    {
        TenantRole.Owner => (Policies.Admin, OfOwners),
        TenantRole.Editor => (Policies.Upload, OfEditors),
        _ => (Policies.Desk, OfAgents),
    };
}
