using System.Text.Json.Nodes;

namespace ChatPlatform.Web.Tests.OpenApi;

/// <summary>The description of the API is whole.</summary>
public sealed class OpenApiTests(ServedDocument document) : IClassFixture<ServedDocument>
{
    [Fact]
    public void Every_operation_says_what_it_is_for_and_where_it_belongs() => All(operation =>
        HasText(operation["summary"])
        && operation["tags"] is JsonArray { Count: > 0 }
        && HasText(operation["operationId"]),
        "Add .WithTags(...) and .WithSummary(...) to the route.");

    [Fact]
    public void No_two_operations_have_one_id()
    {
        var ids = document.Operations.Select(operation => operation.Value["operationId"]!.GetValue<string>()).ToList();
        Assert.Equal(ids.Order(), ids.Distinct().Order());
    }

    [Fact]
    public void Every_body_has_a_schema_and_an_example() => All(operation =>
        operation["requestBody"]?["content"] is not JsonObject content
        || content.All(type => type.Value!["schema"] is not null && (type.Value["example"] is not null || type.Key.StartsWith("multipart/", StringComparison.Ordinal))),
        "Add .WithExample(...) with a body of the route's request type.");

    [Fact]
    public void Every_success_has_a_schema_unless_there_is_nothing_to_say() => All(operation =>
        Responses(operation).Any(response => response.Status[0] == '2')
        && Responses(operation).Where(response => response.Status is "200" or "201").All(response =>
            response.Value["content"] is JsonObject { Count: > 0 } content && content.All(type => type.Value!["schema"] is not null)),
        "Add .Produces<T>(...), or .Produces(StatusCodes.Status204NoContent).");

    [Fact]
    public void Every_refusal_is_a_problem_document_whose_codes_are_named() => All(operation =>
        Responses(operation).Where(response => response.Status[0] is '4' or '5').All(response =>
            response.Value["content"]?["application/problem+json"]?["schema"]?["$ref"]?.GetValue<string>() == "#/components/schemas/Problem"
            && response.Value["description"]!.GetValue<string>().Contains(": ", StringComparison.Ordinal))
        || operation["operationId"]!.GetValue<string>().StartsWith("get_health_", StringComparison.Ordinal),
        "Name refusals with .Refuses(ErrorCodes....), not with .Produces.");

    [Fact]
    public void Whatever_needs_a_key_says_so_and_what_comes_without_one() => All(operation =>
        operation["security"] is null || Responses(operation).Any(response => response.Status == "401"),
        "RequireAuthorization(...) stands for both.");

    private void All(Func<JsonNode, bool> holds, string remedy)
    {
        var lacking = document.Operations.Where(operation => !holds(operation.Value)).Select(operation => operation.Name).ToList();
        Assert.True(lacking.Count == 0, $"{remedy} Lacking:\n{string.Join('\n', lacking)}");
    }

    private static bool HasText(JsonNode? node) => node is JsonValue value && value.GetValue<string>().Length > 0;

    private static IEnumerable<(string Status, JsonNode Value)> Responses(JsonNode operation) =>
        operation["responses"]!.AsObject().Select(response => (response.Key, response.Value!));
}
