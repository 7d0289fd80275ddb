using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Answering;

/// <summary>
/// Writes passages between tags that no page can forge: whatever in the text looks like one of these
/// tags, or like the sign for "unanswered", loses the character that makes it one.
/// </summary>
internal static partial class PassageFence
{
    private const int MaxAttributeLength = 200;

    public static string Render(IReadOnlyList<Passage> passages)
    {
        var text = new StringBuilder("<passages>\n");
        foreach (var passage in passages)
        {
            text.Append(CultureInfo.InvariantCulture, $"<passage index=\"{passage.Index}\"");
            AppendAttribute(text, "title", passage.Title);
            AppendAttribute(text, "heading", passage.Heading);
            AppendAttribute(text, "url", passage.Url);
            text.Append(">\n").Append(Defuse(passage.Text.Trim())).Append("\n</passage>\n");
        }

        return text.Append("</passages>").ToString();
    }

    /// <summary>The text with nothing in it that could be taken for a fence or a sign of the protocol.</summary>
    public static string Defuse(string text) =>
        FenceLike().Replace(text, "&lt;").Replace(ReplyProtocol.Unanswered, "NO_ANSWER", StringComparison.OrdinalIgnoreCase);

    private static void AppendAttribute(StringBuilder text, string name, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        var line = Breaks().Replace(value, " ").Replace('"', '\'').Replace('<', '(').Replace('>', ')');
        text.Append(' ').Append(name).Append("=\"").Append(Clip.ToLength(line, MaxAttributeLength)).Append('"');
    }

    // White space or invisible format characters (Cf) between the letters would still read as a tag to a model.
    [GeneratedRegex(
        @"<(?=[\s\p{Cf}]*/?[\s\p{Cf}]*p[\s\p{Cf}]*a[\s\p{Cf}]*s[\s\p{Cf}]*s[\s\p{Cf}]*a[\s\p{Cf}]*g[\s\p{Cf}]*e)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FenceLike();

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();
}
