using ChatPlatform.Desk;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;

namespace ChatPlatform.Web.Desk;

/// <summary>The replies that a tenant's agents have at hand.</summary>
internal static class CannedRepliesApi
{
    private const int Most = 500;

    public static void MapCannedReplies(this RouteGroupBuilder api)
    {
        var read = api.MapGroup("/desk/canned-replies").RequireAuthorization(Policies.Desk).WithTags("desk");
        read.MapGet("", List).WithSummary("Replies at hand, by title.").Produces<CannedReplyList>();

        var write = api.MapGroup("/desk/canned-replies").RequireAuthorization(Policies.Upload).WithTags("desk");
        write.MapPost("", Add).Audited("canned_reply.create").WithSummary("Adds a reply; a tenant has 500 at most.")
            .WithExample(new CannedReplyRequest("Opening hours", "We are here from Monday to Friday, 9:00 to 17:00."))
            .Produces<CannedReply>(StatusCodes.Status201Created)
            .Refuses(ErrorCodes.TenantMoving);
        write.MapPut("/{id}", Update).Audited("canned_reply.update").WithSummary("Changes what the body names.")
            .WithExample(new CannedReplyRequest(Text: "We are here from Monday to Friday, 9:00 to 18:00.", Version: 1))
            .Produces<CannedReply>()
            .Refuses(ErrorCodes.CannedReplyNotFound, ErrorCodes.Conflict, ErrorCodes.TenantMoving);
        write.MapDelete("/{id}", Delete).Audited("canned_reply.delete").WithSummary("Removes a reply.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.CannedReplyNotFound, ErrorCodes.TenantMoving);
    }

    private static async Task<CannedReplyList> List(HttpContext context, TenantResolver tenants, ICannedReplyStore store) =>
        new(await store.ListAsync((await tenants.ResolveAsync(context)).Id, context.RequestAborted));

    private static async Task<IResult> Add(CannedReplyRequest request, HttpContext context, TenantResolver tenants, ICannedReplyStore store, TimeProvider time)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var reply = request.OnTopOf(new CannedReply(Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), "", "", Version: 1));
        if ((await store.ListAsync(tenant.Id, context.RequestAborted)).Length >= Most)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"There are {Most} replies already. Remove one first.");
        }

        context.Audit().Object(reply.Id).After(reply);
        await store.AddAsync(tenant.Id, reply, CancellationToken.None);
        return TypedResults.Created($"/api/v1/desk/canned-replies/{reply.Id}", reply);
    }

    private static async Task<CannedReply> Update(string id, CannedReplyRequest request, HttpContext context, TenantResolver tenants, ICannedReplyStore store)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var before = await store.FindAsync(tenant.Id, id, context.RequestAborted) ?? throw NotFound();
        var after = request.OnTopOf(before) with { Version = before.Version + 1 };
        context.Audit().Before(before).After(after);
        return (request.Version is null || request.Version == before.Version) && await store.UpdateAsync(tenant.Id, after, CancellationToken.None)
            ? after
            : throw new ChatException(ErrorCodes.Conflict, "The reply was changed by someone else. Read it again and repeat the change.");
    }

    private static async Task<IResult> Delete(string id, HttpContext context, TenantResolver tenants, ICannedReplyStore store)
    {
        var tenant = await tenants.ResolveAsync(context);
        return await store.DeleteAsync(tenant.Id, id, CancellationToken.None) ? TypedResults.NoContent() : throw NotFound();
    }

    private static ChatException NotFound() => new(ErrorCodes.CannedReplyNotFound, "There is no such reply.");
}
