namespace ChatPlatform.Web.OpenApi;

/// <summary>What a route says of itself beyond its types.</summary>
internal static class Descriptions
{
    /// <summary>The codes of this route's own refusals; those of keys, tenants and malformed requests are known without.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder route, params string[] codes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Refusals(codes));

    /// <summary>A body that the route takes.</summary>
    public static TBuilder WithExample<TBuilder>(this TBuilder route, object body)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new BodyExample(body));
}
