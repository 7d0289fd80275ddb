using ChatPlatform.People;
using ChatPlatform.People.Identity;
using ChatPlatform.People.Members;
using ChatPlatform.People.Passwords;
using ChatPlatform.People.Sessions;
using ChatPlatform.People.SignIn;
using ChatPlatform.Storage.Auditing;
using ChatPlatform.Storage.People;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatPlatform.Web.People;

/// <summary>How people come in and go out.</summary>
internal static class SignInApi
{
    public static void MapSignIn(this RouteGroupBuilder api)
    {
        var open = api.MapGroup("").AddEndpointFilter<LockOutFilter>().WithTags("signing in");
        open.MapPost("/login", SignIn).Audited("user.sign_in").WithSummary("Signs a person in: a bearer token, or with ?cookie=true the console's cookie.")
            .WithExample(new SignInRequest("jo@acme.example", "a long password", "123456"))
            .Refuses(ErrorCodes.SignInFailed, ErrorCodes.SecondFactorRequired, ErrorCodes.SecondFactorInvalid, ErrorCodes.TooManyAttempts);
        open.MapPost("/password/forgot", Forgot).Audited("user.forget_password").WithSummary("Mails a link to set a new password, if there is such a person; the answer does not tell.")
            .WithExample(new ForgotRequest("jo@acme.example"))
            .Refuses(ErrorCodes.TooManyAttempts);
        open.MapPost("/password/reset", Reset).Audited("user.reset_password").WithSummary("Sets a new password by a mailed token, and ends every session.")
            .WithExample(new ResetRequest("the token of the link", "a long password"))
            .Refuses(ErrorCodes.TokenInvalid, ErrorCodes.PasswordRejected, ErrorCodes.TooManyAttempts);
        open.MapPost("/invitations/accept", Accept).Audited("invitation.accept").WithSummary("Joins a tenant by an invitation's token.")
            .WithExample(new AcceptRequest("the token of the link", "Jo", "a long password"))
            .Refuses(ErrorCodes.TokenInvalid, ErrorCodes.PasswordRejected, ErrorCodes.SignInFailed, ErrorCodes.TooManyAttempts);
        api.MapPost("/logout", SignOut).RequireAuthorization(Policies.Person).Audited("user.sign_out").WithTags("signing in")
            .WithSummary("Ends this session, or with ?everywhere=true all of the person's.");
    }

    private static async Task<Ok<SignedIn>> SignIn(
        SignInRequest request, HttpContext context, SignIns signIns, UserSessions sessions, IMembershipStore memberships, PersonTenants tenants, bool cookie = false)
    {
        // What is no address may be a password in the wrong field.
        context.Audit().Object(EmailAddress.IsOne(request.Email) ? request.Email!.Trim() : "(no address)");
        var user = await signIns.VerifyAsync(request, ClientAddress.Of(context));
        context.Audit().Actor(Actor(user)).Object(user.Id);
        var carrier = cookie ? SessionCarrier.Cookie : SessionCarrier.Bearer;
        var begun = await sessions.BeginAsync(
            user.Id, carrier, ClientAddress.Exactly(context), context.Request.Headers.UserAgent.ToString(), context.RequestAborted);
        if (cookie)
        {
            SessionCookie.Write(context.Response, begun.Token, begun.Session.ExpiresAt);
        }

        return TypedResults.Ok(new SignedIn(
            PersonView.Of(user.Record, await tenants.OfAsync(await memberships.ListOfUserAsync(user.Id, context.RequestAborted))),
            cookie ? null : begun.Token,
            cookie ? CsrfToken.Of(begun.Token) : null,
            begun.Session.ExpiresAt));
    }

    private static async Task<NoContent> SignOut(HttpContext context, UserSessions sessions, bool everywhere = false)
    {
        var person = Person.Required(context.User);
        context.Audit().Object(person.UserId);
        if (everywhere)
        {
            await sessions.EndAllAsync(person.UserId, keep: null, context.RequestAborted);
        }
        else
        {
            await sessions.EndAsync(person.UserId, person.SessionId, context.RequestAborted);
        }

        SessionCookie.Delete(context.Response);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted> Forgot(ForgotRequest request, HttpContext context, SignInAttempts attempts, PasswordResetQueue queue)
    {
        var email = EmailAddress.Normalize(EmailAddress.Checked(request.Email));
        context.Audit().Object(email);
        await attempts.BeginMailAsync(email, ClientAddress.Of(context));
        queue.Request(email);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<NoContent> Reset(ResetRequest request, HttpContext context, PasswordResets resets)
    {
        var user = await resets.CompleteAsync(request.Token, request.Password, ClientAddress.Of(context), context.RequestAborted);
        context.Audit().Actor(Actor(user)).Object(user.Id);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<JoinedTenant>> Accept(AcceptRequest request, HttpContext context, Invitations invitations)
    {
        var (user, invitation) = await invitations.AcceptAsync(
            request, Person.Of(context.User)?.UserId, ClientAddress.Of(context), context.RequestAborted);
        context.Audit().Actor(Actor(user)).Tenant(invitation.TenantId).Object(invitation.Id).After(new { user.Record.Email, invitation.Role });
        return TypedResults.Ok(new JoinedTenant(PersonView.Of(user.Record), new Membership(invitation.TenantId, invitation.Role)));
    }

    private static AuditActor Actor(User user) => new(AuditActorKind.User, user.Id, user.Record.Email);

    private sealed record ForgotRequest(string? Email = null);

    private sealed record ResetRequest(string? Token = null, string? Password = null);

    private sealed record JoinedTenant(PersonView User, Membership Tenant);
}
