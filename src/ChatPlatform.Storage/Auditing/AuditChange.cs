using System.Text.Json.Nodes;

namespace ChatPlatform.Storage.Auditing;

/// <summary>A change as two states, without what they have in common.</summary>
public static class AuditChange
{
    private const int Longest = 32 << 10;

    /// <returns>Each state as JSON; null for one that is not there.</returns>
    public static (string? Before, string? After) Between(JsonNode? before, JsonNode? after)
    {
        if (before is JsonObject was && after is JsonObject @is)
        {
            var same = was.Where(member => @is.TryGetPropertyValue(member.Key, out var other) && JsonNode.DeepEquals(member.Value, other)).Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
            (before, after) = (Without(was, same), Without(@is, same));
        }

        return (Text(before), Text(after));
    }

    private static JsonObject Without(JsonObject state, HashSet<string> left) =>
        new(state.Where(member => !left.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static string? Text(JsonNode? state)
    {
        var text = state?.ToJsonString();
        return text is { Length: > Longest } ? new JsonObject { ["left_out"] = "too long", ["characters"] = text.Length }.ToJsonString() : text;
    }
}
