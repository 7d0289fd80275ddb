using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>All that a caller is told: status, headers but the date, body.</summary>
internal sealed record Answer(int Status, string Text)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        return new Answer((int)response.StatusCode, $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n\n{await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Without what no two answers share, and with the asked-for id replaced by a word.</summary>
    public string Told(string asked, IReadOnlyCollection<string> fresh)
    {
        // As it stands, and as JSON and URLs write it.
        string[] spellings = [asked, JsonEncodedText.Encode(asked).ToString(), Uri.EscapeDataString(asked)];
        return spellings.Distinct().Aggregate(Lasting(fresh), (text, spelling) => text.Replace(spelling, "(asked)", StringComparison.Ordinal));
    }

    /// <summary>Without what no two answers share.</summary>
    public string Lasting(IReadOnlyCollection<string> fresh)
    {
        if (fresh.Count == 0 || Status >= 400)
        {
            return Text;
        }

        var end = Text.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        return Text[..end] + Masked(JsonNode.Parse(Text[end..]), fresh)!.ToJsonString();
    }

    private static JsonNode? Masked(JsonNode? node, IReadOnlyCollection<string> fresh) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member =>
            KeyValuePair.Create(member.Key, fresh.Contains(member.Key) ? "(fresh)" : Masked(member.Value, fresh)))),
        JsonArray items => new JsonArray([.. items.Select(item => Masked(item, fresh))]),
        _ => node?.DeepClone(),
    };
}
