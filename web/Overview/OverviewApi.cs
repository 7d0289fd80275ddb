using ChatPlatform.Models;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatPlatform.Web.Overview;

/// <summary>What a tenant's conversations came to.</summary>
internal static class OverviewApi
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static void MapOverview(this RouteGroupBuilder api) =>
        api.MapGet("/overview", Show).RequireAuthorization(Policies.Admin).WithTags("conversations")
            .WithSummary("Conversations, answered and unanswered questions, feedback, time to the first text, tokens and cost: in all, and by day and bot. 30 days unless from and to say otherwise, 366 at most.");

    private static async Task<Ok<OverviewReport>> Show(
        HttpContext context,
        TenantResolver tenants,
        IOverviewStore overview,
        ModelPrices prices,
        TimeProvider time,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        string? bot = null)
    {
        var tenant = await tenants.ResolveAsync(context);
        var end = to ?? time.GetUtcNow();
        var begin = from ?? end - Usual;
        if (end < begin || end - begin > Longest)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "from must lie before to, and 366 days at most.");
        }

        return TypedResults.Ok(OverviewReport.Of(
            begin,
            end,
            prices.Currency,
            await overview.CountAsync(tenant.Id, begin, end, bot, context.RequestAborted),
            await overview.CountWaitsAsync(tenant.Id, begin, end, bot, context.RequestAborted)));
    }
}
