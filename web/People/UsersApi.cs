using System.Collections.Immutable;
using ChatPlatform.People.Members;
using ChatPlatform.Storage;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Servers;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatPlatform.Web.People;

/// <summary>A tenant's people.</summary>
internal static class UsersApi
{
    public static void MapUsers(this RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").RequireAuthorization(Policies.Admin).WithTags("users");
        users.MapGet("", List).WithSummary("Who belongs to the tenant, the latest to join first; q, a part of the name or e-mail address, narrows the list.");
        users.MapPost("", Invite).Audited("invitation.create").WithSummary("Invites a person by a link that works once.")
            .WithExample(new InviteRequest(Email: "jo@acme.example", Role: TenantRole.Editor))
            .Refuses(ErrorCodes.UserExists, ErrorCodes.QuotaExceeded);
        users.MapGet("/invitations", ListInvitations).WithSummary("Invitations that have not been accepted.");
        users.MapDelete("/invitations/{id}", Revoke).Audited("invitation.delete").WithSummary("Takes an invitation back.")
            .Refuses(ErrorCodes.InvitationNotFound);
        users.MapGet("/{id}", Show).WithSummary("One person.")
            .Refuses(ErrorCodes.UserNotFound);
        users.MapPut("/{id}", ChangeRole).Audited("member.update").WithSummary("Changes a person's role in the tenant.")
            .WithExample(new RoleRequest(Role: TenantRole.Agent))
            .Refuses(ErrorCodes.UserNotFound, ErrorCodes.LastOwner);
        users.MapDelete("/{id}", Remove).Audited("member.delete").WithSummary("Lets a person belong to the tenant no more.")
            .Refuses(ErrorCodes.UserNotFound, ErrorCodes.LastOwner);
    }

    private static async Task<Ok<Page<Member>>> List(
        HttpContext context, TenantResolver tenants, IMembershipStore memberships, string? q = null, string? cursor = null, int limit = Paging.Usual)
    {
        var tenant = await tenants.ResolveAsync(context);
        return TypedResults.Ok(await memberships.ListAsync(tenant.Id, QueryValue.Text(q, "q"), cursor, Paging.Checked(limit), context.RequestAborted));
    }

    private static async Task<Created<InvitationView>> Invite(InviteRequest request, HttpContext context, TenantResolver tenants, Invitations invitations, Plans plans)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var issued = await invitations.InviteAsync(tenant, request.Email, request.Role, Inviter(context), plans.LimitsOf(tenant).Users, context.RequestAborted);
        context.Audit().Object(issued.Invitation.Id).After(InvitationView.Of(issued.Invitation, link: null));
        return TypedResults.Created((string?)null, InvitationView.Of(issued.Invitation, issued.Link));
    }

    private static async Task<Ok<InvitationList>> ListInvitations(HttpContext context, TenantResolver tenants, IInvitationStore invitations, TimeProvider time)
    {
        var tenant = await tenants.ResolveAsync(context);
        var pending = await invitations.ListAsync(tenant.Id, time.GetUtcNow(), context.RequestAborted);
        return TypedResults.Ok(new InvitationList([.. pending.Select(invitation => InvitationView.Of(invitation, link: null))]));
    }

    private static async Task<NoContent> Revoke(string id, HttpContext context, TenantResolver tenants, IInvitationStore invitations)
    {
        var tenant = await tenants.ResolveAsync(context);
        return await invitations.RemoveAsync(tenant.Id, id, context.RequestAborted)
            ? TypedResults.NoContent()
            : throw new ChatException(ErrorCodes.InvitationNotFound, "There is no such invitation.");
    }

    private static async Task<Ok<Member>> Show(string id, HttpContext context, TenantResolver tenants, TenantMembers members)
    {
        var tenant = await tenants.ResolveAsync(context);
        return TypedResults.Ok(await members.FindAsync(tenant.Id, id, context.RequestAborted));
    }

    private static async Task<Ok<Member>> ChangeRole(string id, RoleRequest request, HttpContext context, TenantResolver tenants, TenantMembers members)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        context.Audit().Before(await members.FindAsync(tenant.Id, id, context.RequestAborted));
        await members.SetRoleAsync(tenant.Id, id, request.Role, IsPlatformAdmin(context), context.RequestAborted);
        var changed = await members.FindAsync(tenant.Id, id, context.RequestAborted);
        context.Audit().After(changed);
        return TypedResults.Ok(changed);
    }

    private static async Task<NoContent> Remove(string id, HttpContext context, TenantResolver tenants, TenantMembers members)
    {
        var tenant = await tenants.ResolveAsync(context);
        context.Audit().Before(await members.FindAsync(tenant.Id, id, context.RequestAborted));
        await members.RemoveAsync(tenant.Id, id, IsPlatformAdmin(context), context.RequestAborted);
        return TypedResults.NoContent();
    }

    /// <summary>The platform's operator may leave a tenant without an owner; everybody else would do so by accident.</summary>
    private static bool IsPlatformAdmin(HttpContext context) =>
        Person.Of(context.User)?.IsPlatformAdmin ?? context.User.HasClaim(ApiKeyAuthentication.ScopeClaim, nameof(ApiKeyScope.Platform));

    private static string Inviter(HttpContext context) => Person.Of(context.User)?.Email ?? "an API key";

    private sealed record InviteRequest(string? TenantId = null, string? Email = null, TenantRole? Role = null);

    private sealed record RoleRequest(string? TenantId = null, TenantRole? Role = null);

    private sealed record InvitationList(ImmutableArray<InvitationView> Items);

    /// <param name="Link">When it is made, and links are shown; only its hash is kept.</param>
    private sealed record InvitationView(
        string Id, string Email, TenantRole Role, string InvitedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, string? Link)
    {
        public static InvitationView Of(Invitation invitation, string? link) =>
            new(invitation.Id, invitation.Email, invitation.Role, invitation.InvitedBy, invitation.CreatedAt, invitation.ExpiresAt, link);
    }
}
