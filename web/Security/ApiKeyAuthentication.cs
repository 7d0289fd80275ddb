using System.Security.Claims;
using System.Text.Encodings.Web;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Web.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Security;

/// <summary>Servers prove themselves with <c>Authorization: Bearer cp_...</c>.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeys keys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string ScopeClaim = "scope";
    public const string TenantClaim = "tenant";

    /// <summary>The key's id, for the audit log.</summary>
    public const string KeyClaim = "key";
    public const string KeyPrefixClaim = "key_prefix";

    private const string Prefix = "Bearer ";
    private const int MaxKeyLength = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || header.Length > MaxKeyLength)
        {
            return AuthenticateResult.NoResult();
        }

        var key = await keys.FindAsync(header[Prefix.Length..].Trim(), Context.RequestAborted);
        if (key is null)
        {
            return AuthenticateResult.Fail("unknown key");
        }

        var identity = new ClaimsIdentity(Scheme.Name);
        identity.AddClaim(new Claim(ScopeClaim, key.Scope.ToString()));
        identity.AddClaim(new Claim(KeyClaim, key.Id));
        identity.AddClaim(new Claim(KeyPrefixClaim, key.Prefix));
        if (key.TenantId is not null)
        {
            identity.AddClaim(new Claim(TenantClaim, key.TenantId));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemMapping.WriteAsync(Context, ProblemMapping.Problem(
            StatusCodes.Status401Unauthorized,
            ErrorCodes.Unauthorized,
            Request.Headers.Authorization.Count == 0
                ? "This needs a key: send it as 'Authorization: Bearer <key>'."
                : "The key is unknown, ended or revoked."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemMapping.WriteAsync(Context, ProblemMapping.Problem(
            StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "The key's scope does not allow this."));
}
