using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatPlatform.Models.Answering;

/// <summary>
/// What a text that begins with a bracket is: the sign for "unanswered", a citation such as [2],
/// [1, 3], [1-3] or 【2†page】, the beginning of one of these, or nothing of the kind.
/// </summary>
internal static partial class ReplyToken
{
    // Longer than any honest list of citations; past it the text is prose in brackets.
    private const int MaxLength = 48;

    public enum State
    {
        Other,
        Partial,
        Sign,
        Citation,
    }

    /// <param name="indices">For a citation: those that exist, in their order; empty when none does.</param>
    public static State Match(string token, int passageCount, out IReadOnlyList<int> indices)
    {
        indices = [];
        if (token == ReplyProtocol.Unanswered)
        {
            return State.Sign;
        }

        if (ReplyProtocol.Unanswered.StartsWith(token, StringComparison.Ordinal))
        {
            return State.Partial;
        }

        if (Whole().Match(token) is { Success: true } match)
        {
            indices = Indices(match, passageCount);
            return State.Citation;
        }

        return token.Length < MaxLength && Begun().IsMatch(token) ? State.Partial : State.Other;
    }

    private static List<int> Indices(Match match, int passageCount)
    {
        var indices = new List<int>();
        foreach (Capture item in match.Groups["item"].Captures)
        {
            var ends = Number().Matches(item.Value).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
            for (var index = ends[0]; index <= Math.Min(ends[^1], passageCount); index++)
            {
                if (index >= 1 && !indices.Contains(index))
                {
                    indices.Add(index);
                }
            }
        }

        return indices;
    }

    [GeneratedRegex(@"\A[\[【]\s?(?<item>[0-9]{1,3}(?:\s?[-–]\s?[0-9]{1,3})?)(?:\s?[,;]\s?(?<item>[0-9]{1,3}(?:\s?[-–]\s?[0-9]{1,3})?))*\s?(?:†[^】\n]*)?[\]】]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[\[【]\s?(?:[0-9]{1,3}\s?[-–,;]\s?)*(?:[0-9]{1,3}\s?(?:†[^】\n]*)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Begun();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
