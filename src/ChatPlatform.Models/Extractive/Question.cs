using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>A visitor's question, as the extractive model understands it.</summary>
internal sealed class Question
{
    public Question(string text)
    {
        Text = text;
        Language = LanguageGuess.Of(text);
        var terms = Terms.Of(text, Language);
        var matter = terms.Where(term => !term.IsStop).ToList();
        // "What is it?" has nothing but grammar; then that is all there is to look for.
        Keys = [.. (matter.Count > 0 ? matter : terms).Select(term => term.Key).Distinct()];
        Pairs = [.. matter.Zip(matter.Skip(1), (first, second) => (first.Key, second.Key)).Distinct()];
        Names = [.. matter.Where(term => term != terms[0] && IsNameOrNumber(text[term.Start], Language)).Select(term => term.Key).Distinct()];
        Wants = QuestionWords.KindOf(text, Language);
    }

    public string Text { get; }

    /// <summary>ISO 639-1, guessed.</summary>
    public string Language { get; }

    /// <summary>Terms that carry matter, each once, in their order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Neighbours among the matter: "Super Bowl", "return policy".</summary>
    public IReadOnlyList<(string First, string Second)> Pairs { get; }

    /// <summary>Those of the keys that are numbers or are written with a capital inside the question.</summary>
    public IReadOnlyList<string> Names { get; }

    public AnswerKind Wants { get; }

    // German writes every noun with a capital.
    private static bool IsNameOrNumber(char first, string language) => char.IsDigit(first) || (char.IsUpper(first) && language != "de");
}
