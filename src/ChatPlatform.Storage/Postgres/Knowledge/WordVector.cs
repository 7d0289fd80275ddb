using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>
/// A passage's words as a tsvector. A lexeme has as many positions as it weighs: once for each time in the
/// text, several times for the title and the headings. ts_rank of a single lexeme grows with the number of its
/// positions and with nothing else, which is how search_words() learns it.
/// </summary>
/// <param name="Length">In words, as BM25 measures a passage.</param>
internal sealed record WordVector(string Text, int Length)
{
    /// <summary>As in <see cref="Sqlite.SqliteKnowledgeStore"/>.</summary>
    private const int TitleWeight = 6;
    private const int HeadingWeight = 4;

    /// <summary>search_words() tells no more apart; BM25 has long levelled off there.</summary>
    private const int MostPositions = 64;

    private static readonly string[] Positions =
        [.. Enumerable.Range(0, MostPositions + 1).Select(count => string.Join(',', Enumerable.Range(1, count)))];

    public static WordVector Of(string tenantId, string title, ChunkRecord chunk)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        var length = Count(weights, title, TitleWeight) + Count(weights, chunk.Heading, HeadingWeight) + Count(weights, chunk.Text, 1);
        var text = new StringBuilder(weights.Count * 12);
        Append(text, Lexemes.OfTenant(tenantId), 1);
        foreach (var (lexeme, weight) in weights)
        {
            Append(text, lexeme, weight);
        }

        return new WordVector(text.ToString(), length);
    }

    private static int Count(Dictionary<string, int> weights, string text, int weight)
    {
        var count = 0;
        foreach (var lexeme in Lexemes.Of(text))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(weights, lexeme, out _) += weight;
            count++;
        }

        return count;
    }

    /// <summary>A lexeme holds letters, digits and marks, so it needs no quotes escaped.</summary>
    private static void Append(StringBuilder text, string lexeme, int weight) =>
        text.Append(CultureInfo.InvariantCulture, $"'{lexeme}':{Positions[Math.Min(weight, MostPositions)]} ");
}
