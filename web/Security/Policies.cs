using ChatPlatform.Storage.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace ChatPlatform.Web.Security;

/// <summary>Which key scopes may do what. A wider scope includes the narrower.</summary>
internal static class Policies
{
    public const string Chat = "chat";
    public const string Upload = "upload";
    public const string Admin = "admin";
    public const string Platform = "platform";

    public static void AddApiKeySecurity(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<KeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUses>());
        services.AddAuthentication(ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, VisitorAuthentication>(VisitorAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Chat, policy => policy.Allow(ApiKeyScope.Chat, ApiKeyScope.Admin, ApiKeyScope.Platform))
            .AddPolicy(Upload, policy => policy.Allow(ApiKeyScope.Upload, ApiKeyScope.Admin, ApiKeyScope.Platform))
            .AddPolicy(Admin, policy => policy.Allow(ApiKeyScope.Admin, ApiKeyScope.Platform))
            .AddPolicy(Platform, policy => policy.Allow(ApiKeyScope.Platform))
            .AddPolicy(VisitorAuthentication.SchemeName, policy => policy
                .AddAuthenticationSchemes(VisitorAuthentication.SchemeName)
                .RequireAuthenticatedUser());
    }

    private static void Allow(this AuthorizationPolicyBuilder policy, params ApiKeyScope[] scopes) => policy
        .AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName)
        .RequireClaim(ApiKeyAuthentication.ScopeClaim, scopes.Select(scope => scope.ToString()));
}
