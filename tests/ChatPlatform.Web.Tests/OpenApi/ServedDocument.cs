using System.Text.Json.Nodes;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.OpenApi;

/// <summary>The API's description as the program serves it.</summary>
public sealed class ServedDocument : IAsyncLifetime
{
    public JsonNode Root { get; private set; } = null!;

    public IReadOnlyList<(string Name, JsonNode Value)> Operations { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var platform = new WebPlatform();
        Root = JsonNode.Parse(await platform.Anonymous.GetStringAsync("/openapi/v1.json"))!;
        Operations = [.. Root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => ($"{operation.Key} {path.Key}", operation.Value!)))];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
