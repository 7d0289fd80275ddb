using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Commands;

internal static class Lists
{
    /// <summary>A repeatable option's values as the API takes them.</summary>
    public static JsonArray Json(IEnumerable<string>? values) => [.. (values ?? []).Select(value => JsonValue.Create(value))];
}
