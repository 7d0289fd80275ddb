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
/// cookie. A cookie without a <see cref="CsrfToken"/> is no proof of a change, nor one with a line that a page of
/// another origin opens: a browser sends it there too, and no header that a page could add.
/// </summary>
internal sealed class PersonAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    UserSessions sessions) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Person";

    private const string Bearer = "Bearer ";

    private string? _forgery;

    /// <summary>Whether the request is a person's, as far as its looks go.</summary>
    public static bool Recognizes(HttpRequest request) =>
        request.Headers.Authorization.Count > 0 ? BearerToken(request) is not null : SessionCookie.Read(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var bearer = BearerToken(Request) ?? SessionToken(WebSocketHandshake.Token(Context));
        var token = bearer ?? (Request.Headers.Authorization.Count == 0 ? SessionCookie.Read(Request) : null);
        var carrier = bearer is null ? SessionCarrier.Cookie : SessionCarrier.Bearer;
        if (token is null || await sessions.FindAsync(token, Context.RequestAborted) is not { } found || found.Session.Carrier != carrier)
        {
            return AuthenticateResult.NoResult();
        }

        if (carrier == SessionCarrier.Cookie && Forgery(token) is { } forgery)
        {
            _forgery = forgery;
            return AuthenticateResult.NoResult();
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new PersonIdentity(Person.From(found))), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_forgery is not null)
        {
            return ProblemMapping.WriteAsync(
                Context, ProblemMapping.Problem(StatusCodes.Status403Forbidden, ErrorCodes.CsrfTokenInvalid, _forgery));
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemMapping.WriteAsync(Context, ProblemMapping.Problem(
            StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, "The session has ended. Sign in again."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemMapping.WriteAsync(Context, ProblemMapping.Problem(
            StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "Your role does not allow this."));

    /// <returns>Why a cookie does not vouch for the request; null when it does.</returns>
    private string? Forgery(string token) =>
        WebSocketHandshake.Is(Context) && !IsOwnPage(Request)
            ? "A cookie opens a line from the console's own pages only."
            : CsrfToken.Allows(Request, token)
                ? null
                : $"A change that a cookie vouches for needs the header {CsrfToken.Header}. GET /api/v1/me tells its value.";

    /// <summary>Every browser says in a handshake which page makes it (RFC 6455, 10.2).</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
        && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
        && origin.GetLeftPart(UriPartial.Authority) == own.GetLeftPart(UriPartial.Authority);

    private static string? BearerToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? SessionToken(header[Bearer.Length..].Trim()) : null;
    }

    private static string? SessionToken(string? token) =>
        token is not null && SecretToken.Hash(UserSessions.TokenKind, token) is not null ? token : null;
}
