using System.Security.Claims;
using System.Text.Encodings.Web;
using ChatPlatform.Web.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Security;

/// <summary>
/// Visitors prove themselves to the hub with their token: in the Authorization header or, since browsers
/// cannot set headers on a WebSocket, in SignalR's <c>access_token</c> query parameter, which no log shows.
/// </summary>
internal sealed class VisitorAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    VisitorTokens tokens) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Visitor";

    private const string Prefix = "Bearer ";

    /// <exception cref="InvalidOperationException">The request was not authenticated as a visitor's.</exception>
    public static Visitor VisitorOf(ClaimsPrincipal? user) =>
        (user?.Identity as VisitorIdentity)?.Visitor ?? throw new InvalidOperationException("The caller is not a visitor.");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var token = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : WebSocketHandshake.Token(Context) ?? "";
        if (token.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(tokens.TryReadToken(token, out var visitor)
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new VisitorIdentity(visitor)), SchemeName))
            : AuthenticateResult.Fail("bad token"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ProblemMapping.WriteAsync(Context, ProblemMapping.Problem(
            StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, "The visitor token is missing, ended or not ours. Bootstrap again."));

    private sealed class VisitorIdentity(Visitor visitor) : ClaimsIdentity(SchemeName)
    {
        public Visitor Visitor => visitor;
    }
}
