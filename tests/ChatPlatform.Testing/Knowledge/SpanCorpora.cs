using System.Text;
using System.Text.Json;

namespace ChatPlatform.Testing.Knowledge;

/// <param name="References">The exact words of the corpus that answer the question.</param>
public sealed record SpanQuestion(string Question, IReadOnlyList<string> References);

/// <summary>
/// The corpora and questions of "Evaluating Chunking Strategies for Retrieval" (Smith, Troynikov, 2024), whose
/// questions name the exact words that answer them.
/// </summary>
public sealed record SpanCorpora(IReadOnlyDictionary<string, string> Texts, IReadOnlyList<SpanQuestion> Questions)
{
    private const int ShingleWords = 5;

    public static SpanCorpora Read()
    {
        var folder = Path.GetDirectoryName(SharedData.File("chunking/questions.csv"))!;
        var texts = Directory.GetFiles(Path.Combine(folder, "corpora"), "*.md")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var questions = Rows(File.ReadAllText(Path.Combine(folder, "questions.csv")))
            .Skip(1)
            .Select(row => new SpanQuestion(row[0], References(row[1])))
            .ToList();
        return new SpanCorpora(texts, questions);
    }

    /// <returns>
    /// The share, 0 to 1, of the reference's runs of five words that stand in one of the passages. Runs rather
    /// than characters, because extraction folds white space and leaves out markup.
    /// </returns>
    public static double Recall(SpanQuestion question, IEnumerable<string> passages)
    {
        ArgumentNullException.ThrowIfNull(question);
        var found = passages.SelectMany(Shingles).ToHashSet();
        var wanted = question.References.SelectMany(Shingles).ToList();
        return wanted.Count == 0 ? 1 : (double)wanted.Count(found.Contains) / wanted.Count;
    }

    private static IEnumerable<string> Shingles(string text)
    {
        var words = Words(text);
        return words.Count <= ShingleWords
            ? [string.Join(' ', words)]
            : Enumerable.Range(0, words.Count - ShingleWords + 1).Select(i => string.Join(' ', words.GetRange(i, ShingleWords)));
    }

    private static List<string> Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            folded.Append(char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ');
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static List<string> References(string json)
    {
        using var references = JsonDocument.Parse(json);
        return [.. references.RootElement.EnumerateArray().Select(reference => reference.GetProperty("content").GetString()!)];
    }

    /// <summary>RFC 4180.</summary>
    private static IEnumerable<List<string>> Rows(string csv)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var character = csv[i];
            if (character == '"' && isQuoted && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && character is (',' or '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (character == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else if (isQuoted || character != '\r')
            {
                field.Append(character);
            }
        }

        if (row.Count > 0)
        {
            row.Add(field.ToString());
            yield return row;
        }
    }
}
