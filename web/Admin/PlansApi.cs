using System.Collections.Immutable;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Security;

namespace ChatPlatform.Web.Admin;

/// <summary>The plans that tenants can be put on. They are defined in the settings, under <c>Chat:Plans</c>.</summary>
internal static class PlansApi
{
    public static void MapPlans(this RouteGroupBuilder api) =>
        api.MapGet("/admin/plans", (Plans plans) => new PlanList([.. plans.All]))
            .RequireAuthorization(Policies.Platform)
            .WithTags("platform admin")
            .WithSummary("The plans that the settings define, and their limits; 0 is none.")
            .Produces<PlanList>();

    private sealed record PlanList(ImmutableArray<Plan> Items);
}
