using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Tenancy;

internal static class SwitchedByExtensions
{
    public static TBuilder SwitchedBy<TBuilder>(this TBuilder builder, TenantEndpoint endpoint)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new SwitchedBy(endpoint));
}
