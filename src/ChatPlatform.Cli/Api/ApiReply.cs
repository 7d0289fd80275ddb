using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Api;

/// <param name="Text">The body as it came; "{}" when there was none.</param>
internal sealed record ApiReply(JsonElement Body, string Text)
{
    public static ApiReply Empty { get; } = Of(new JsonObject());

    public static ApiReply Of(JsonNode node)
    {
        var text = node.ToJsonString(Json.Options);
        return new ApiReply(JsonElement.Parse(text), text);
    }
}
