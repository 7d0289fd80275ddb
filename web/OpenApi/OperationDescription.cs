using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ChatPlatform.Web.Hosting;
using ChatPlatform.Web.Problems;
using ChatPlatform.Web.Servers;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace ChatPlatform.Web.OpenApi;

/// <summary>Completes a route's description with its id, its key, its example and every refusal that it can answer with.</summary>
internal static class OperationDescription
{
    /// <summary>What parameters mean that many routes have.</summary>
    private static readonly Dictionary<string, string> Shared = new(StringComparer.Ordinal)
    {
        ["cursor"] = "next_cursor of the page before; left out, the list begins.",
        ["limit"] = $"1 to {Paging.Most}; left out, {Paging.Usual}.",
    };

    public static Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = IdOf(context.Description.HttpMethod!, context.Description.RelativePath!);
        if (NeedsKey(metadata))
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.KeyScheme, context.Document)] = [] }];
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description ??= Shared.GetValueOrDefault(parameter.Name ?? "");
        }

        if (metadata.OfType<BodyExample>().LastOrDefault() is { } example && operation.RequestBody?.Content is { } content)
        {
            foreach (var type in content.Values)
            {
                type.Example = JsonSerializer.SerializeToNode(example.Body, WireJson.Options);
            }
        }

        operation.Responses ??= [];
        foreach (var codes in RefusalsOf(operation, metadata).Distinct().GroupBy(ProblemMapping.StatusOf).OrderBy(codes => codes.Key))
        {
            operation.Responses[codes.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = $"{ReasonPhrases.GetReasonPhrase(codes.Key)}: {string.Join(", ", codes.Order(StringComparer.Ordinal))}.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ApiDocument.ProblemSchema, context.Document) },
                },
            };
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<string> RefusalsOf(OpenApiOperation operation, IList<object> metadata)
    {
        if (operation.RequestBody is not null)
        {
            yield return ErrorCodes.InvalidRequest;
            yield return ProblemMapping.BodyTooLarge;
            yield return ProblemMapping.UnsupportedMediaType;
        }

        if (operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Query) == true)
        {
            yield return ErrorCodes.InvalidRequest;
        }

        if (NeedsKey(metadata))
        {
            yield return ErrorCodes.Unauthorized;
            yield return ErrorCodes.Forbidden;
            yield return ErrorCodes.Unavailable;
        }

        if (metadata.OfType<MethodInfo>().Any(handler => handler.GetParameters().Any(parameter => parameter.ParameterType == typeof(TenantResolver))))
        {
            foreach (var code in TenantResolver.Refusals)
            {
                yield return code;
            }
        }

        foreach (var code in metadata.OfType<Refusals>().SelectMany(refusals => refusals.Codes))
        {
            yield return code;
        }
    }

    private static bool NeedsKey(IList<object> metadata) =>
        metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any();

    /// <summary>"GET api/v1/sources/{id}/pages" is get_sources_id_pages.</summary>
    private static string IdOf(string method, string path) =>
        string.Join('_', [method.ToLowerInvariant(), .. path.Split('/', '-').Where(part => part is not ("api" or "v1" or "")).Select(part => part.Trim('{', '}'))]);
}
