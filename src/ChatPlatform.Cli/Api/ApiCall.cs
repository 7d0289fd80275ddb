using System.Text;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Api;

/// <param name="Path">With its query, without a slash in front.</param>
internal sealed record ApiCall(HttpMethod Method, string Path)
{
    /// <summary>Twice does no more than once, so a busy server may be asked again.</summary>
    public bool IsRepeatable { get; init; } = Method != HttpMethod.Post;

    /// <summary>Makes the body, anew for each time that it is sent; null for none.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>From the call to the end of its answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    public static ApiCall Post(string path, JsonNode? body = null) => new(HttpMethod.Post, path) { Content = Json(body) };

    public static ApiCall RepeatablePost(string path, JsonNode? body = null) => Post(path, body) with { IsRepeatable = true };

    public static ApiCall Put(string path, JsonNode body) => new(HttpMethod.Put, path) { Content = Json(body) };

    private static Func<HttpContent>? Json(JsonNode? body) =>
        body is null ? null : () => new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
}
