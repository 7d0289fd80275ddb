using System.Buffers;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>Whether a sentence holds words of the kind that a question asks for, other than its own.</summary>
internal static class AnswerKinds
{
    private static readonly SearchValues<char> HanDigits = SearchValues.Create("一二三四五六七八九十百千万");

    private static readonly HashSet<string> NumberWords =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty",
         "sixty", "hundred", "thousand", "million", "billion", "half", "third", "quarter", "dozen", "twice", "none", "several", "percent"];

    private static readonly HashSet<string> TimeWords =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
         "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "century", "year", "today", "during", "noon", "midnight", "ago", "daily", "weekly"];

    private static readonly HashSet<string> ReasonWords = ["because", "due", "since", "therefore", "reason", "so", "result", "caused", "cause", "order", "thus"];

    private static readonly string[] Copulas = ["is", "are", "was", "were", "means", "refers", "ist", "sind", "bedeutet", "es", "son", "est", "sont", "e", "sono", "sao", "zijn", "este", "sunt", "ειναι", "это"];

    public static bool Fits(Candidate candidate, Question question) => question.Wants switch
    {
        AnswerKind.Duration or AnswerKind.Money or AnswerKind.Weight => Quantities.Holds(candidate.Sentence.Text, question.Wants),
        AnswerKind.Number => HasNumber(candidate, question),
        AnswerKind.Time => HasTime(candidate, question),
        AnswerKind.Person or AnswerKind.Place => HasName(candidate.Sentence.Text, question),
        AnswerKind.Definition => Defines(candidate, question),
        AnswerKind.Procedure => candidate.Sentence.Kind is SentenceKind.Code or SentenceKind.ListItem || candidate.Sentence.Text.Contains('`', StringComparison.Ordinal),
        AnswerKind.Reason => Words(candidate).Any(ReasonWords.Contains),
        _ => false,
    };

    private static bool HasNumber(Candidate candidate, Question question) =>
        candidate.Terms.Any(term => char.IsDigit(term.Key[0]) && !question.Keys.Contains(term.Key)) || Words(candidate).Any(NumberWords.Contains)
        || candidate.Sentence.Text.AsSpan().ContainsAny(HanDigits);

    private static bool HasTime(Candidate candidate, Question question) =>
        candidate.Terms.Any(term => char.IsDigit(term.Key[0]) && term.Key.Length is >= 1 and <= 5 && !question.Keys.Contains(term.Key))
        || Words(candidate).Any(TimeWords.Contains);

    /// <summary>A capitalized word that the question has not, behind the sentence's first word; scripts without capitals cannot tell.</summary>
    private static bool HasName(string text, Question question)
    {
        var isFirst = true;
        foreach (var range in text.AsSpan().SplitAny(" \n\t"))
        {
            var word = text.AsSpan(range).Trim("\"'(),.;:!?“”*[]");
            if (word.Length > 1 && !isFirst && char.IsUpper(word[0]) && !question.Text.AsSpan().Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            isFirst &= word.IsEmpty;
        }

        return !text.Any(char.IsUpper) && !text.Any(char.IsLower);
    }

    /// <summary>"X is ...", "X means ...": the thing asked for opens the sentence and a copula follows it.</summary>
    private static bool Defines(Candidate candidate, Question question)
    {
        var lead = candidate.Terms.Take(8).ToList();
        var named = lead.FindIndex(term => question.Keys.Contains(term.Key));
        return named is >= 0 and <= 2 && lead.Skip(named + 1).Any(term => Copulas.Contains(term.Key));
    }

    private static string[] Words(Candidate candidate) =>
        Folding.Fold(candidate.Sentence.Text).Split((char[])[' ', ',', '.', ';', ':', '-', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
