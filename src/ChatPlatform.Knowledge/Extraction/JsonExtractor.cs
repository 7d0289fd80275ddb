using System.Text.Json;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>Reads JSON as a person would: members that hold more become headings, the others "name: value".</summary>
public static class JsonExtractor
{
    private const int MaxDepth = 64;
    private const int DeepestHeading = 6;

    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="InvalidDataException">It is no JSON, or nests deeper than any that is meant to be read.</exception>
    public static ExtractedPage Extract(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            var blocks = new List<Block>();
            Write(document.RootElement, blocks, level: 1);
            return new ExtractedPage(title, null, blocks, [], null, IsIndexable: true);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"It is no JSON, or nests more than {MaxDepth} deep (line {(wrong.LineNumber ?? 0) + 1}).");
        }
    }

    private static void Write(JsonElement element, List<Block> blocks, int level)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, blocks, level);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, blocks, level);
                }

                break;
            default:
                Add(blocks, BlockKind.ListItem, TextOf(element));
                break;
        }
    }

    /// <summary>What is said of one thing stands together, before what it is made of.</summary>
    private static void WriteObject(JsonElement element, List<Block> blocks, int level)
    {
        var members = element.EnumerateObject().ToList();
        Add(blocks, BlockKind.Paragraph, string.Join('\n', members.Where(member => !HoldsMore(member.Value)).Select(member => $"{member.Name}: {TextOf(member.Value)}")));
        foreach (var member in members.Where(member => HoldsMore(member.Value)))
        {
            Add(blocks, BlockKind.Heading, member.Name, Math.Min(level, DeepestHeading));
            Write(member.Value, blocks, level + 1);
        }
    }

    private static bool HoldsMore(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "" : value.ToString().Trim();

    private static void Add(List<Block> blocks, BlockKind kind, string text, int level = 0)
    {
        if (text.Length > 0)
        {
            blocks.Add(new Block(kind, text, level));
        }
    }
}
