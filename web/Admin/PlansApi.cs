using System.Collections.Immutable;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;

namespace ChatPlatform.Web.Admin;

/// <summary>The plans that tenants can be put on. Those that the settings define (<c>Chat:Plans</c>) are shown here and changed there.</summary>
internal static class PlansApi
{
    public static void MapPlans(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin/plans").RequireAuthorization(Policies.Platform).WithTags("platform admin");
        admin.MapGet("", List).WithSummary("Plans, their limits, of which 0 is none, and how many tenants are on each.");
        admin.MapPut("/{id}", Save).Audited("plan.update")
            .WithSummary("Makes a plan, or changes what the body names of one; it holds from the next message. One that the settings define (Chat:Plans) is changed there.")
            .WithExample(new PlanRequest(new TenantLimits(MessagesPerMonth: 10_000, Bots: 3), Version: 0))
            .Produces<PlanView>()
            .Produces<PlanView>(StatusCodes.Status201Created)
            .Refuses(ErrorCodes.Conflict, ErrorCodes.PlanInSettings);
        admin.MapDelete("/{id}", Delete).Audited("plan.delete")
            .WithSummary("Removes a plan that no tenant is on; ?version= only if it is of that. There always is a standard plan: of it goes what was changed, and the built-in limits hold again.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.PlanNotFound, ErrorCodes.PlanInUse, ErrorCodes.PlanInSettings, ErrorCodes.Conflict);
    }

    private static async Task<PlanList> List(Plans plans, IPlanStore store, CancellationToken cancellationToken)
    {
        // Of another front's change this one may not have been told yet, and whoever edits wants to begin from it.
        await plans.ReadAsync(cancellationToken);
        var tenants = (await store.CountTenantsAsync(cancellationToken)).ToDictionary(count => count.PlanId, count => count.Tenants, StringComparer.Ordinal);
        return new PlanList([.. plans.All.Select(plan => PlanView.Of(plan, tenants.GetValueOrDefault(plan.Id)))], new PlanLimits());
    }

    private static async Task<IResult> Save(string id, PlanRequest request, HttpContext context, PlanEditor editor, IPlanStore store)
    {
        var tenants = (await store.CountTenantsAsync(context.RequestAborted)).FirstOrDefault(count => count.PlanId == id).Tenants;
        var (before, after) = await editor.SaveAsync(id, request.Limits ?? TenantLimits.Default, request.Version, Caller.Of(context), context.RequestAborted);
        context.Audit().Before(before).After(after);
        var view = PlanView.Of(after, tenants);
        return before is null ? TypedResults.Created($"/api/v1/admin/plans/{id}", view) : TypedResults.Ok(view);
    }

    private static async Task<IResult> Delete(string id, HttpContext context, PlanEditor editor, long? version = null)
    {
        context.Audit().Before(await editor.DeleteAsync(id, version, context.RequestAborted));
        return TypedResults.NoContent();
    }

    /// <param name="Defaults">What a new plan has that names nothing.</param>
    private sealed record PlanList(ImmutableArray<PlanView> Items, PlanLimits Defaults);
}
