using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ChatPlatform.Web.OpenApi;

/// <summary>The document at <c>/openapi/v1.json</c>: what it is, how one proves oneself, what an error looks like.</summary>
internal static class ApiDocument
{
    public const string KeyScheme = "key";
    public const string ProblemSchema = "Problem";

    /// <summary>Whether the build has started this program, for its document alone (Microsoft.Extensions.ApiDescription.Server).</summary>
    public static bool IsBeingMade => Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddSchemaTransformer(OmitNullsAsync);
        options.AddOperationTransformer(OperationDescription.CompleteAsync);
        options.AddDocumentTransformer(CompleteAsync);
    });

    private static Task CompleteAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ChatPlatform",
            Version = "v1",
            Description = "Every error is a problem document (RFC 9457) with a code that a program can switch on. A key knows its tenant; "
                + "a platform admin's names one with tenant_id in the body, ?tenant= or the header X-Tenant-ID.",
        };

        // The address that the document came from is the right one, and no machine's own belongs into a copy.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key: 'Authorization: Bearer cp_...'. Its scope is chat, upload, admin or platform; the wider includes the narrower.",
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemSchema] = Problem();
        return Task.CompletedTask;
    }

    /// <summary>What is null is not written, so that it cannot be promised.</summary>
    private static Task OmitNullsAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var property in context.JsonTypeInfo.Properties.Where(property => property is { IsGetNullable: true, IsRequired: false }))
        {
            schema.Required?.Remove(property.Name);
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457.",
        Required = new HashSet<string> { "type", "title", "status", "detail", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("urn:chatplatform:problem:session_not_found"),
            ["title"] = Text("session not found"),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Examples = [404] },
            ["detail"] = Text("There is no such session."),
            ["code"] = Text("session_not_found"),
        },
    };

    private static OpenApiSchema Text(string example) => new() { Type = JsonSchemaType.String, Examples = [JsonValue.Create(example)] };
}
