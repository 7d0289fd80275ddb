using System.Security.Claims;
using System.Text.Encodings.Web;
using ChatPlatform.People;
using ChatPlatform.People.Sessions;
using ChatPlatform.Storage.People;
using ChatPlatform.Web.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Security;

/// <summary>
/// People prove themselves with their session's token: <c>Authorization: Bearer cp_session_...</c>, or the console's
/// cookie. A cookie without a <see cref="CsrfToken"/> is no proof of a change.
/// </summary>
internal sealed class PersonAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    UserSessions sessions) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Person";

    private const string Bearer = "Bearer ";

    private bool _isForged;

    /// <summary>Whether the request is a person's, as far as its looks go.</summary>
    public static bool Recognizes(HttpRequest request) =>
        request.Headers.Authorization.Count > 0 ? BearerToken(request) is not null : SessionCookie.Read(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var bearer = BearerToken(Request);
        var token = bearer ?? (Request.Headers.Authorization.Count == 0 ? SessionCookie.Read(Request) : null);
        var carrier = bearer is null ? SessionCarrier.Cookie : SessionCarrier.Bearer;
        if (token is null || await sessions.FindAsync(token, Context.RequestAborted) is not { } found || found.Session.Carrier != carrier)
        {
            return AuthenticateResult.NoResult();
        }

        if (carrier == SessionCarrier.Cookie && !CsrfToken.Allows(Request, token))
        {
            _isForged = true;
            return AuthenticateResult.NoResult();
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new PersonIdentity(Person.From(found))), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_isForged)
        {
            return ProblemMapping.WriteAsync(Context, ProblemMapping.Problem(
                StatusCodes.Status403Forbidden,
                ErrorCodes.CsrfTokenInvalid,
                $"A change that a cookie vouches for needs the header {CsrfToken.Header}. GET /api/v1/me tells its value."));
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemMapping.WriteAsync(Context, ProblemMapping.Problem(
            StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, "The session has ended. Sign in again."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemMapping.WriteAsync(Context, ProblemMapping.Problem(
            StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "Your role does not allow this."));

    private static string? BearerToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header[Bearer.Length..].Trim() is var token && SecretToken.Hash(UserSessions.TokenKind, token) is not null
            ? token
            : null;
    }
}
