using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>All addresses of a running program, from its endpoint table and its own description.</summary>
internal static class FuzzRoutes
{
    public static IReadOnlyList<FuzzRoute> Of(IServiceProvider services, JsonNode description) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"])
                .Select(method => Of(method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), description))),
    ];

    private static FuzzRoute Of(string method, string pattern, JsonNode description)
    {
        var operation = description["paths"]![pattern]?[method.ToLowerInvariant()];
        return new FuzzRoute(
            method,
            pattern,
            [.. operation?["parameters"]?.AsArray().Where(one => one!["in"]!.GetValue<string>() == "query").Select(one => one!["name"]!.GetValue<string>()) ?? []],
            operation?["requestBody"]?["content"]?["application/json"]?["example"],
            operation?["responses"]?.AsObject().Select(response => int.Parse(response.Key, CultureInfo.InvariantCulture)).ToHashSet() ?? []);
    }
}
