using System.Buffers;
using System.Text.RegularExpressions;

namespace ChatPlatform.Models.Language;

/// <summary>What a line of a page is, by its look alone.</summary>
internal static partial class LineKinds
{
    private const int LabelLength = 80;
    private const int QuestionLength = 120;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…:;。！？；：؟۔।,");
    private static readonly SearchValues<char> InnerEnds = SearchValues.Create(".!?？؟。！\n");
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("{}<>=$\\/|&^~_#@*+[]`;");

    public static SentenceKind Of(ReadOnlySpan<char> raw)
    {
        var line = raw.Trim();
        if (line.Length > 1 && line[0] == '#' && line.TrimStart('#') is [' ', ..])
        {
            return SentenceKind.Heading;
        }

        // Both "| a | b |" and the bare "a | b" that extraction writes.
        if (line.IndexOf(" | ") > 0 || (line.Length > 2 && line[0] == '|' && line[^1] == '|'))
        {
            return SentenceKind.TableRow;
        }

        return ItemMarkLength(line) > 0 ? SentenceKind.ListItem
            : IsCode(raw.TrimEnd(), line) ? SentenceKind.Code
            : SentenceKind.Prose;
    }

    public static bool EndsSentence(ReadOnlySpan<char> line) => line.Length > 0 && Ends.Contains(line[^1]);

    public static bool IsLabel(ReadOnlySpan<char> block)
    {
        // Unspaced scripts leave the full stop out or write much in few characters.
        var limit = block.ContainsAnyInRange('\u0E00', '\uFAFF') ? LabelLength / 4 : LabelLength;
        return block.Length <= limit && !block.Contains('\n') && !EndsSentence(block.TrimEnd("\"”')）」"));
    }

    /// <summary>One question and nothing else.</summary>
    public static bool IsQuestion(ReadOnlySpan<char> block) =>
        block.Length <= QuestionLength && block is [.., '?' or '？' or '؟'] && !block[..^1].ContainsAny(InnerEnds);

    /// <summary>Characters of an item's bullet or number, the space in front included; 0 when the line is no item.</summary>
    public static int ItemMarkLength(ReadOnlySpan<char> line)
    {
        var item = line.TrimStart();
        var indent = line.Length - item.Length;
        if (item.Length > 2 && item[0] is ('-' or '*' or '+' or '•') && item[1] == ' ')
        {
            return indent + 1;
        }

        var digits = item.IndexOfAnyExceptInRange('0', '9');
        return digits is 1 or 2 && item.Length > digits + 2 && item[digits] is ('.' or ')') && item[digits + 1] == ' ' ? indent + digits + 1 : 0;
    }

    /// <summary>Code that lost its fence: it ends or looks as prose does not.</summary>
    private static bool IsCode(ReadOnlySpan<char> raw, ReadOnlySpan<char> line)
    {
        if (line[^1] is '{' or '}' || (line[^1] == ';' && line.ContainsAny('=', '(')) || (CodeStart().IsMatch(line) && line[^1] is not ('.' or ':' or '?' or '!')))
        {
            return true;
        }

        var strange = 0;
        foreach (var character in line)
        {
            strange += CodeCharacters.Contains(character) ? 1 : 0;
        }

        var isIndented = raw.StartsWith("    ") || raw.StartsWith("\t");
        return strange * (isIndented ? 20 : 7) >= line.Length && strange >= 2 && !IsLinkOrPath(line);
    }

    private static bool IsLinkOrPath(ReadOnlySpan<char> line) => line.IndexOf(' ') < 0 || line.IndexOf("://") >= 0;

    [GeneratedRegex(@"\A(?:\$ |>>> |[a-z_]+[=-]?[#>] |(?:sudo|npm|npx|dotnet|docker|kubectl|curl|git|pip|apt-get|cd|export) \S|(?:SELECT|INSERT INTO|CREATE|ALTER|UPDATE|DELETE FROM|DROP|GRANT|REVOKE) [A-Za-z*""(]|(?:var|let|const) \w+ =|def \w+\(|(?:public|private|import|using|func|return) .*[;{]\z)", RegexOptions.CultureInvariant)]
    private static partial Regex CodeStart();
}
