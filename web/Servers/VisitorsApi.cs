using System.Runtime.CompilerServices;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;

namespace ChatPlatform.Web.Servers;

/// <summary>What one visitor said, handed out and erased.</summary>
internal static class VisitorsApi
{
    private const string Who = "The visitor is who was named 'visitor' on POST /api/v1/chat; a conversation without one, such as the widget's, goes by its session's id.";

    public static void MapVisitors(this RouteGroupBuilder api)
    {
        var visitors = api.MapGroup("/visitors/{visitor}").RequireAuthorization(Policies.Admin).WithTags("conversations");
        visitors.MapGet("/export", Export)
            .Audited("visitor.export")
            .WithSummary($"Every conversation of a visitor, with ratings, oldest first. {Who}")
            .Produces<VisitorExport>()
            .Refuses(ErrorCodes.InvalidRequest);
        visitors.MapDelete("", Erase)
            .Audited("visitor.erase")
            .WithSummary($"Removes every conversation of a visitor. What they used stays counted, without a link to them. {Who}")
            .Produces<VisitorErasure>()
            .Refuses(ErrorCodes.InvalidRequest, ErrorCodes.TenantMoving);
    }

    private static async Task<VisitorExport> Export(string visitor, HttpContext context, TenantResolver tenants, IConversationStore conversations)
    {
        var tenant = await tenants.ResolveAsync(context);
        var ids = await conversations.ListByVisitorAsync(tenant.Id, Checked(visitor), context.RequestAborted);
        return new VisitorExport(visitor, LoadAsync(tenant.Id, ids, conversations, context.RequestAborted));
    }

    private static async Task<VisitorErasure> Erase(string visitor, HttpContext context, TenantResolver tenants, SessionCleanup cleanup)
    {
        var tenant = await tenants.ResolveAsync(context);
        return new VisitorErasure(await cleanup.EraseVisitorAsync(tenant.Id, Checked(visitor), context.RequestAborted));
    }

    private static async IAsyncEnumerable<SessionTranscript> LoadAsync(
        string tenantId, IReadOnlyList<string> ids, IConversationStore conversations, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            if (await conversations.LoadAsync(tenantId, id, cancellationToken) is { } session)
            {
                yield return session;
            }
        }
    }

    private static string Checked(string visitor) =>
        VisitorName.IsValid(visitor) ? visitor : throw new ChatException(ErrorCodes.InvalidRequest, $"visitor must have {VisitorName.Rule}.");
}
