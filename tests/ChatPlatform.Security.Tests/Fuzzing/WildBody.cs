using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>JSON with one thing or more wrong with it, in its values or in its bytes.</summary>
internal static class WildBody
{
    /// <summary>Some of the values replaced by wild ones, which need not be JSON.</summary>
    public static byte[] WithWildValues(JsonNode example, Random random)
    {
        var replaced = new List<string>();
        var text = Replaced(example.DeepClone(), random, replaced)!.ToJsonString();
        for (var i = 0; i < replaced.Count; i++)
        {
            text = text.Replace(Place(i), replaced[i], StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    public static byte[] Damaged(byte[] body, Random random) => random.Next(9) switch
    {
        0 => [],
        1 => body[..random.Next(body.Length + 1)],
        2 => [0xef, 0xbb, 0xbf, .. body],
        3 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)),
        4 => [.. body, .. body],
        5 => Wild.Bytes(random, 300),
        6 => Inserted(body, [0xc3, 0x28, 0xed, 0xa0, 0x80], random),
        7 => Inserted(body, Wild.Bytes(random, 4), random),
        _ => Encoding.UTF8.GetBytes(Wild.Json(random)),
    };

    private static JsonNode? Replaced(JsonNode? node, Random random, List<string> replaced)
    {
        if (random.Next(4) == 0)
        {
            replaced.Add(Wild.Json(random));
            return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"@{replaced.Count - 1}@"));
        }

        switch (node)
        {
            case JsonObject members:
                var changed = new JsonObject();
                foreach (var (name, value) in members.Where(_ => random.Next(12) > 0))
                {
                    changed[random.Next(20) == 0 ? name.ToUpperInvariant() : name] = Replaced(value?.DeepClone(), random, replaced);
                }

                if (random.Next(4) == 0)
                {
                    changed[Wild.Pick((string[])["tenant_id", "id", "created_at", "__proto__", "$type", "status", "limits", "", "\u0000"], random)] = Replaced(JsonValue.Create("x"), random, replaced);
                }

                return changed;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Replaced(item?.DeepClone(), random, replaced))]);
            default:
                return node;
        }
    }

    private static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"\"@{index}@\"");

    private static byte[] Inserted(byte[] body, byte[] bytes, Random random)
    {
        var at = random.Next(body.Length + 1);
        return [.. body[..at], .. bytes, .. body[at..]];
    }
}
