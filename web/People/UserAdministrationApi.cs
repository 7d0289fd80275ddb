using System.Collections.Immutable;
using ChatPlatform.People.Administration;
using ChatPlatform.Storage;
using ChatPlatform.Storage.People;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Servers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatPlatform.Web.People;

/// <summary>The platform admin's view of people.</summary>
internal static class UserAdministrationApi
{
    public static void MapUserAdministration(this RouteGroupBuilder api)
    {
        var users = api.MapGroup("/admin/users").RequireAuthorization(Policies.Platform).WithTags("platform admin");
        users.MapPost("", Create).Audited("user.create").WithSummary("Creates a user, the first platform admin too; without a password, they are mailed a link to set one.")
            .WithExample(new UserRequest("jo@acme.example", "Jo"))
            .Refuses(ErrorCodes.UserExists, ErrorCodes.PasswordRejected);
        users.MapGet("", List).WithSummary("Users, newest first; q, a part of the name or e-mail address, narrows the list.");
        users.MapGet("/{id}", Show).WithSummary("One user, and where they belong.")
            .Refuses(ErrorCodes.UserNotFound);
        users.MapPut("/{id}", Change).Audited("user.update").WithSummary("Changes what the body names.")
            .WithExample(new UserRequest(Name: "Jo", PlatformAdmin: false))
            .Refuses(ErrorCodes.UserNotFound, ErrorCodes.LastOwner);
        users.MapDelete("/{id}", Delete).Audited("user.delete").WithSummary("Removes a user from every tenant and ends their sessions.")
            .Refuses(ErrorCodes.UserNotFound, ErrorCodes.LastOwner);
        users.MapPost("/{id}/password-link", SendPasswordLink).Audited("user.send_password_link").WithSummary("Mails a link to set a new password.")
            .Refuses(ErrorCodes.UserNotFound);
        users.MapPost("/{id}/reset-second-factor", ResetSecondFactor).Audited("user.reset_second_factor").WithSummary("Turns the second factor off for one who has lost it, and signs them out.")
            .Refuses(ErrorCodes.UserNotFound);
        users.MapPost("/{id}/sign-out", SignOut).Audited("user.sign_out").WithSummary("Ends all of the user's sessions.")
            .Refuses(ErrorCodes.UserNotFound);
    }

    private static async Task<Created<CreatedView>> Create(UserRequest request, HttpContext context, UserAdministration users)
    {
        var created = await users.CreateAsync(request.Email, request.Name, request.Password, request.PlatformAdmin ?? false, context.RequestAborted);
        context.Audit().Object(created.User.Id).After(PersonView.Of(created.User));
        return TypedResults.Created($"/api/v1/admin/users/{created.User.Id}", new CreatedView(PersonView.Of(created.User), created.Link));
    }

    private static async Task<Ok<Page<PersonView>>> List(IPeopleStore people, CancellationToken cancellationToken, string? q = null, string? cursor = null, int limit = Paging.Usual)
    {
        var page = await people.ListAsync(QueryValue.Text(q, "q"), cursor, Paging.Checked(limit), cancellationToken);
        return TypedResults.Ok(new Page<PersonView>([.. page.Items.Select(user => PersonView.Of(user))], page.NextCursor));
    }

    private static async Task<Ok<PersonView>> Show(string id, UserAdministration users, IMembershipStore memberships, PersonTenants tenants, CancellationToken cancellationToken) =>
        TypedResults.Ok(PersonView.Of(await users.FindAsync(id), await tenants.OfAsync(await memberships.ListOfUserAsync(id, cancellationToken))));

    private static async Task<Ok<PersonView>> Change(string id, UserRequest request, HttpContext context, UserAdministration users)
    {
        context.Audit().Before(PersonView.Of(await users.FindAsync(id)));
        var changed = PersonView.Of(await users.ChangeAsync(id, request.Name, request.PlatformAdmin));
        context.Audit().After(changed);
        return TypedResults.Ok(changed);
    }

    private static async Task<NoContent> Delete(string id, HttpContext context, UserAdministration users)
    {
        context.Audit().Before(PersonView.Of(await users.FindAsync(id)));
        await users.DeleteAsync(id, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<LinkView>> SendPasswordLink(string id, UserAdministration users, CancellationToken cancellationToken) =>
        TypedResults.Ok(new LinkView(await users.SendPasswordLinkAsync(id, cancellationToken)));

    private static async Task<NoContent> ResetSecondFactor(string id, UserAdministration users, CancellationToken cancellationToken)
    {
        await users.ResetSecondFactorAsync(id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SignOut(string id, UserAdministration users, CancellationToken cancellationToken)
    {
        await users.SignOutAsync(id, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <param name="Email">On creation only.</param>
    /// <param name="Password">On creation only.</param>
    private sealed record UserRequest(string? Email = null, string? Name = null, string? Password = null, bool? PlatformAdmin = null);

    private sealed record CreatedView(PersonView User, string? Link);

    /// <param name="Link">Where links are shown.</param>
    private sealed record LinkView(string? Link);
}
