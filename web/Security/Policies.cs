using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace ChatPlatform.Web.Security;

/// <summary>
/// Who may do what: servers by their key's scope, people by their role in the tenant that they name. The rules are
/// <see cref="AccessRule.All"/>; where a request's tenant is found, a person's role in that one is asked for.
/// </summary>
internal static class Policies
{
    /// <summary>Ask in the tenant's name.</summary>
    public const string Chat = "chat";

    /// <summary>Change and search what the tenant's bots know.</summary>
    public const string Upload = "upload";

    /// <summary>Read the tenant's conversations, as those do who answer in them.</summary>
    public const string Desk = "desk";

    /// <summary>All that a tenant can do.</summary>
    public const string Admin = "admin";

    /// <summary>The platform's operator.</summary>
    public const string Platform = "platform";

    /// <summary>A person, whoever it is, in their own affairs. No key will do.</summary>
    public const string Person = "person";

    private const string CallerScheme = "Caller";

    public static void AddCallerSecurity(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<KeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUses>());
        services.AddAuthentication(CallerScheme)
            .AddPolicyScheme(CallerScheme, displayName: null, scheme => scheme.ForwardDefaultSelector = context =>
                PersonAuthentication.Recognizes(context.Request) ? PersonAuthentication.SchemeName : ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, PersonAuthentication>(PersonAuthentication.SchemeName, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, VisitorAuthentication>(VisitorAuthentication.SchemeName, configureOptions: null);
        var policies = services.AddAuthorizationBuilder()
            .AddPolicy(Person, policy => policy
                .AddAuthenticationSchemes(PersonAuthentication.SchemeName)
                .RequireAuthenticatedUser())
            .AddPolicy(VisitorAuthentication.SchemeName, policy => policy
                .AddAuthenticationSchemes(VisitorAuthentication.SchemeName)
                .RequireAuthenticatedUser());
        foreach (var rule in AccessRule.All.Values)
        {
            policies.AddPolicy(rule.Policy, policy => policy
                .AddAuthenticationSchemes(CallerScheme)
                .RequireAuthenticatedUser()
                .RequireAssertion(context => rule.Admits(context.User)));
        }
    }
}
