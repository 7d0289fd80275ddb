using System.Buffers;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>A visitor's question, as the extractive model understands it.</summary>
internal sealed class Question
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(",.;:()\n");

    /// <param name="asked">The visitor's words, which say what kind of answer is wanted.</param>
    /// <param name="text">The words to look for: the same, or with those of the question before.</param>
    public Question(string asked, string text)
    {
        Text = text;
        Language = LanguageGuess.Of(asked);
        var terms = Terms.Of(text, Language);
        var matter = terms.Where(term => !term.IsStop).ToList();
        // "What is it?" has nothing but grammar; then that is all there is to look for.
        Keys = [.. (matter.Count > 0 ? matter : terms).Select(term => term.Key).Distinct()];
        Pairs = matter.Zip(matter.Skip(1), (first, second) => (first.Key, second.Key)).ToHashSet();
        Names = [.. matter.Where(term => term != terms[0] && IsNameOrNumber(text[term.Start], Language)).Select(term => term.Key).Distinct()];
        Units = UnitsOf(Keys, terms, text);
        Wants = QuestionWords.KindOf(asked, Language);
    }

    public string Text { get; }

    /// <summary>ISO 639-1, guessed.</summary>
    public string Language { get; }

    /// <summary>Terms that carry matter, each once, in their order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Neighbours among the matter: "Super Bowl", "return policy".</summary>
    public IReadOnlySet<(string First, string Second)> Pairs { get; }

    /// <summary>Those of the keys that are numbers or are written with a capital inside the question.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The keys, those of a name of several words together: "United States" is one thing to find or to miss.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Units { get; }

    public AnswerKind Wants { get; }

    private List<List<string>> UnitsOf(IReadOnlyList<string> keys, List<Term> terms, string text)
    {
        var units = new List<List<string>>();
        var last = -1;
        foreach (var key in keys)
        {
            var at = terms.FindIndex(term => term.Key == key);
            var goesOn = units.Count > 0 && at == last + 1 && Names.Contains(key) && Names.Contains(terms[last].Key) && OnlySpaceBetween(text, terms[last], terms[at]);
            if (goesOn)
            {
                units[^1].Add(key);
            }
            else
            {
                units.Add([key]);
            }

            last = at;
        }

        return units;
    }

    private static bool OnlySpaceBetween(string text, Term first, Term second) =>
        text.AsSpan(first.Start, second.Start - first.Start).IndexOfAny(Separators) < 0;

    // German writes every noun with a capital.
    private static bool IsNameOrNumber(char first, string language) => char.IsDigit(first) || (char.IsUpper(first) && language != "de");
}
