using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>A visitor's question, as the extractive model understands it.</summary>
internal sealed class Question
{
    /// <summary>Words that a question is built with and that its answer seldom repeats: "what does it mean", "how long does it take".</summary>
    private static readonly HashSet<string> FrameWords = [.. new[] { "mean", "take", "need", "happen" }.Select(word => Stemmer.Stem(word, "en"))];

    private static readonly HashSet<string> SiteWords = [.. new[] { "company", "firm", "website" }.Select(word => Stemmer.Stem(word, "en"))];

    /// <param name="asked">The visitor's words, which say what kind of answer is wanted.</param>
    /// <param name="text">The words to look for: the same, or with those of the question before.</param>
    public Question(string asked, string text)
    {
        Text = text;
        Language = LanguageGuess.Of(asked);
        var terms = Terms.Of(text, Language).ConvertAll(term => term with { Key = Concepts.Of(term.Key, Language) });
        var matter = terms.Where(term => IsMatter(term, terms[0])).ToList();
        // "What is it?" has nothing but grammar; then that is all there is to look for.
        Keys = [.. (matter.Count > 0 ? matter : terms).Select(term => term.Key).Distinct()];
        Pairs = matter.Zip(matter.Skip(1), (first, second) => (first.Key, second.Key)).ToHashSet();
        Names = [.. matter.Where(term => term != terms[0] && IsNameOrNumber(text[term.Start], Language)).Select(term => term.Key).Distinct()];
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

    public AnswerKind Wants { get; }

    /// <summary>Not grammar, unless it is written as a name: a thing may be called "Will" or "Don".</summary>
    private bool IsMatter(Term term, Term first) =>
        term.IsStop ? term != first && term.Key.Length > 2 && Language == "en" && char.IsUpper(Text[term.Start])
        : !(Language == "en" && (FrameWords.Contains(term.Key) || IsTheSite(term)));

    /// <summary>"The company", "your company": on a company's own pages that is what everything is about.</summary>
    private bool IsTheSite(Term term) =>
        term.Start >= 4 && SiteWords.Contains(term.Key) && Text.AsSpan(term.Start - 4, 4) is var before
        && (before.Equals("the ", StringComparison.OrdinalIgnoreCase) || before.Equals("our ", StringComparison.OrdinalIgnoreCase));

    // German writes every noun with a capital.
    private static bool IsNameOrNumber(char first, string language) => char.IsDigit(first) || (char.IsUpper(first) && language != "de");
}
