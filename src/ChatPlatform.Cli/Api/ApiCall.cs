using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Api;

/// <param name="Path">With its query, without a slash in front.</param>
internal sealed record ApiCall(HttpMethod Method, string Path, JsonNode? Body = null)
{
    /// <summary>Twice does no more than once, so a busy server may be asked again.</summary>
    public bool IsRepeatable { get; init; } = Method != HttpMethod.Post;

    public static ApiCall Post(string path, JsonNode? body = null) => new(HttpMethod.Post, path, body);

    public static ApiCall RepeatablePost(string path, JsonNode? body = null) => new(HttpMethod.Post, path, body) { IsRepeatable = true };

    public static ApiCall Put(string path, JsonNode body) => new(HttpMethod.Put, path, body);
}
