using System.Buffers;
using System.Collections.Immutable;
using ChatPlatform.Models.Language;
using ChatPlatform.Sessions;

namespace ChatPlatform.Models.Answering;

/// <summary>Turns the markers of a reply into citations, each with the passage's own words for it.</summary>
internal static class Citations
{
    private static readonly SearchValues<char> MarkerCharacters = SearchValues.Create("[]0123456789 ");

    public static ImmutableArray<Citation> Of(string text, IReadOnlyList<CitationMark> marks, IReadOnlyList<Passage> passages) =>
        [.. marks
            .GroupBy(mark => mark.Index)
            .OrderBy(group => group.Key)
            .Select(group => Of(passages[group.Key - 1], group.Select(mark => Claim(text, mark, marks)).ToList()))];

    private static Citation Of(Passage passage, IReadOnlyList<string> claims) =>
        new(passage.Index, passage.Title, passage.Url, Quotation.Find(passage.Text, claims));

    /// <summary>The sentence that the marker stands in or behind, without the markers before it.</summary>
    private static string Claim(string text, CitationMark mark, IReadOnlyList<CitationMark> marks)
    {
        var end = mark.Offset;
        // Of neighbours such as [1][2] each supports the words before the first.
        foreach (var other in marks.Reverse())
        {
            if (other.Offset < end && text.AsSpan(other.Offset, end - other.Offset).IndexOfAnyExcept(MarkerCharacters) < 0)
            {
                end = other.Offset;
            }
        }

        var sentences = Sentences.Split(text[..end]);
        return sentences.Count == 0 ? "" : sentences[^1].Text;
    }
}
