using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>Everything that a program answers, read from its endpoint table and the hubs in it.</summary>
internal static class Surface
{
    public static IReadOnlyList<Entry> Of(IServiceProvider services)
    {
        var endpoints = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        return
        [
            .. endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>() is null).Select(endpoint => OfRoute(endpoint, services)),
            .. endpoints
                .Where(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>() is not null && endpoint.Metadata.GetMetadata<NegotiateMetadata>() is null)
                .SelectMany(endpoint => OfHub(PathOf(endpoint), endpoint.Metadata.GetMetadata<HubMetadata>()!.HubType)),
        ];
    }

    private static Entry OfRoute(RouteEndpoint endpoint, IServiceProvider services)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named ? named.Order().ToImmutableArray() : ["ANY"];
        var path = PathOf(endpoint);
        ImmutableArray<string> inBody = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } body ? [.. TextIn(body, "")] : [];
        return new Entry(
            $"{string.Join(',', methods)} {path}", path, methods, HubMethod: null, [.. InAddress(endpoint, services).Union(inBody)], inBody, Arguments: [], Streams: false);
    }

    private static IEnumerable<Entry> OfHub(string path, Type hub) =>
        hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.GetBaseDefinition() == method)
            .Select(method =>
            {
                var arguments = method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken)).ToImmutableArray();
                ImmutableArray<string> inputs = [.. arguments.SelectMany(argument => TextIn(argument.ParameterType, argument.Name!))];
                return new Entry(
                    $"hub {path} {method.Name}",
                    path,
                    Methods: [],
                    method.Name,
                    inputs,
                    inputs,
                    [.. arguments.Select(argument => argument.Name!)],
                    method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
            });

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static IEnumerable<string> InAddress(RouteEndpoint endpoint, IServiceProvider services)
    {
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            yield return parameter.Name;
        }

        var isService = services.GetRequiredService<IServiceProviderIsService>();
        foreach (var parameter in endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
        {
            if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            {
                foreach (var name in TextIn(parameter.ParameterType, ""))
                {
                    yield return name;
                }
            }
            else if ((IsText(parameter.ParameterType) || parameter.ParameterType == typeof(string[])) && !isService.IsService(parameter.ParameterType))
            {
                yield return NameInRequest(parameter);
            }
        }
    }

    private static string NameInRequest(ParameterInfo parameter) =>
        parameter.GetCustomAttributes().OfType<Microsoft.AspNetCore.Mvc.ModelBinding.IModelNameProvider>().FirstOrDefault()?.Name ?? parameter.Name!;

    /// <summary>The members of a type, however deep, that can hold text, by their names on the wire.</summary>
    private static IEnumerable<string> TextIn(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsText(type))
        {
            return [name];
        }

        if (ItemOf(type) is { } item)
        {
            return TextIn(item, name + "[]");
        }

        return type.Assembly.GetName().Name!.StartsWith("ChatPlatform", StringComparison.Ordinal) && !type.IsEnum
            ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite)
                .SelectMany(property => TextIn(property.PropertyType, (name.Length > 0 ? name + "." : "") + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)))
            : [];
    }

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(Guid) || type == typeof(Uri);

    private static Type? ItemOf(Type type) =>
        type.IsArray
            ? type.GetElementType()
            : type.GetInterfaces().Append(type)
                .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
