using System.Collections.Immutable;
using ChatPlatform.People.Profiles;
using ChatPlatform.People.SecondFactor;
using ChatPlatform.People.Sessions;
using ChatPlatform.Storage.People;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatPlatform.Web.People;

/// <summary>A person's own affairs.</summary>
internal static class MeApi
{
    public static void MapMe(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").RequireAuthorization(Policies.Person).WithTags("me");
        me.MapGet("", Show).WithSummary("Who is signed in, and where they belong.");
        me.MapPut("", Rename).Audited("user.rename").WithSummary("Changes the name.")
            .WithExample(new RenameRequest("Jo"));
        me.MapPost("/password", ChangePassword).Audited("user.change_password").WithSummary("Changes the password, and ends every other session.")
            .WithExample(new PasswordRequest("the old password", "a new long password"))
            .Refuses(ErrorCodes.SignInFailed, ErrorCodes.PasswordRejected, ErrorCodes.TooManyAttempts);
        me.MapGet("/sessions", ListSessions).WithSummary("Where the person is signed in.");
        me.MapDelete("/sessions/{id}", EndSession).Audited("user.end_session").WithSummary("Signs out there.").Refuses(ErrorCodes.SessionNotFound);
        me.MapDelete("/sessions", EndOtherSessions).Audited("user.end_sessions").WithSummary("Signs out everywhere else.");
        me.MapPost("/second-factor", BeginSecondFactor).Audited("user.begin_second_factor").WithSummary("Makes a key for an authenticator, of no effect before it is confirmed.")
            .WithExample(new ConfirmationRequest("the password"))
            .Refuses(ErrorCodes.SignInFailed, ErrorCodes.Conflict, ErrorCodes.TooManyAttempts);
        me.MapPost("/second-factor/confirm", ConfirmSecondFactor).Audited("user.confirm_second_factor").WithSummary("Turns the second factor on; shows the recovery codes this once.")
            .WithExample(new CodeRequest("123456"))
            .Refuses(ErrorCodes.SecondFactorInvalid, ErrorCodes.Conflict);
        me.MapPost("/second-factor/recovery-codes", RenewRecoveryCodes).Audited("user.renew_recovery_codes").WithSummary("New recovery codes; the old ones are void.")
            .WithExample(new ConfirmationRequest("the password"))
            .Refuses(ErrorCodes.SignInFailed, ErrorCodes.Conflict, ErrorCodes.TooManyAttempts);
        me.MapPost("/second-factor/remove", RemoveSecondFactor).Audited("user.remove_second_factor").WithSummary("Turns the second factor off.")
            .WithExample(new ConfirmationRequest("the password", "123456"))
            .Refuses(ErrorCodes.SignInFailed, ErrorCodes.SecondFactorInvalid, ErrorCodes.Conflict, ErrorCodes.TooManyAttempts);
    }

    private static async Task<Ok<Me>> Show(HttpContext context, Profile profile, PersonTenants tenants)
    {
        var person = Person.Required(context.User);
        var token = person.Carrier == SessionCarrier.Cookie ? SessionCookie.Read(context.Request) : null;
        return TypedResults.Ok(new Me(await ViewAsync(await profile.FindAsync(person.UserId), person, tenants), person.SessionId, token is null ? null : CsrfToken.Of(token), AccessRule.ByRole));
    }

    private static async Task<Ok<PersonView>> Rename(RenameRequest request, HttpContext context, Profile profile, PersonTenants tenants)
    {
        var person = Person.Required(context.User);
        context.Audit().Before(new { person.Name }).After(new { request.Name });
        return TypedResults.Ok(await ViewAsync(await profile.RenameAsync(person.UserId, request.Name), person, tenants));
    }

    private static async Task<NoContent> ChangePassword(PasswordRequest request, HttpContext context, Profile profile)
    {
        var person = Person.Required(context.User);
        await profile.ChangePasswordAsync(
            person.UserId, person.SessionId, request.CurrentPassword, request.NewPassword, ClientAddress.Of(context), context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<SessionList>> ListSessions(HttpContext context, UserSessions sessions)
    {
        var person = Person.Required(context.User);
        var list = await sessions.ListAsync(person.UserId, context.RequestAborted);
        return TypedResults.Ok(new SessionList(
            [.. list.Select(session => new SessionView(
                session.Id, session.Carrier, session.CreatedAt, session.SeenAt, session.ExpiresAt, session.Address, session.UserAgent, session.Id == person.SessionId))]));
    }

    private static async Task<NoContent> EndSession(string id, HttpContext context, UserSessions sessions)
    {
        await sessions.EndAsync(Person.Required(context.User).UserId, id, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> EndOtherSessions(HttpContext context, UserSessions sessions)
    {
        var person = Person.Required(context.User);
        await sessions.EndAllAsync(person.UserId, person.SessionId, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<AuthenticatorSetup>> BeginSecondFactor(ConfirmationRequest request, HttpContext context, Profile profile) =>
        TypedResults.Ok(await profile.BeginSecondFactorAsync(
            Person.Required(context.User).UserId, request.Password, ClientAddress.Of(context)));

    private static async Task<Ok<RecoveryCodeList>> ConfirmSecondFactor(CodeRequest request, HttpContext context, Profile profile) =>
        TypedResults.Ok(new RecoveryCodeList(await profile.ConfirmSecondFactorAsync(Person.Required(context.User).UserId, request.Code)));

    private static async Task<Ok<RecoveryCodeList>> RenewRecoveryCodes(ConfirmationRequest request, HttpContext context, Profile profile) =>
        TypedResults.Ok(new RecoveryCodeList(await profile.RenewRecoveryCodesAsync(
            Person.Required(context.User).UserId, request.Password, ClientAddress.Of(context))));

    private static async Task<NoContent> RemoveSecondFactor(ConfirmationRequest request, HttpContext context, Profile profile)
    {
        await profile.RemoveSecondFactorAsync(
            Person.Required(context.User).UserId, request.Password, request.Code, ClientAddress.Of(context));
        return TypedResults.NoContent();
    }

    private static async Task<PersonView> ViewAsync(UserRecord user, Person person, PersonTenants tenants) =>
        PersonView.Of(user, await tenants.OfAsync(person.Roles.OrderBy(role => role.Key, StringComparer.Ordinal).Select(role => new Membership(role.Key, role.Value))));

    private sealed record RenameRequest(string? Name = null);

    private sealed record PasswordRequest(string? CurrentPassword = null, string? NewPassword = null);

    private sealed record CodeRequest(string? Code = null);

    /// <summary>That it is still the person who sits there.</summary>
    private sealed record ConfirmationRequest(string? Password = null, string? Code = null);

    /// <param name="CsrfToken">For the header X-CSRF-Token of every change, where a cookie carries the session.</param>
    /// <param name="Policies">What each role may do in its tenant, by the names that the routes' rules have. A platform admin may all of it.</param>
    private sealed record Me(PersonView User, string SessionId, string? CsrfToken, IReadOnlyDictionary<TenantRole, ImmutableArray<string>> Policies);

    private sealed record SessionList(ImmutableArray<SessionView> Items);

    private sealed record SessionView(
        string Id, SessionCarrier Carrier, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt, string Address, string UserAgent, bool Current);

    private sealed record RecoveryCodeList(ImmutableArray<string> RecoveryCodes);
}
