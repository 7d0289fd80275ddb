using System.Text.RegularExpressions;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>Amounts with a unit, and the words of a question that an amount answers.</summary>
internal static partial class Quantities
{
    private static readonly Dictionary<AnswerKind, HashSet<string>> Measures = new()
    {
        [AnswerKind.Duration] = Concept("long", "often", "frequently", "last"),
        [AnswerKind.Money] = Concept("cost", "price", "pay", "charge", "expensive"),
        [AnswerKind.Weight] = Concept("heavy", "weigh"),
    };

    public static bool IsQuantity(AnswerKind kind) => Measures.ContainsKey(kind);

    /// <summary>Whether a text holds an amount of that kind.</summary>
    public static bool Holds(string text, AnswerKind kind) => kind switch
    {
        AnswerKind.Duration => Durations().IsMatch(text),
        AnswerKind.Money => Sums().IsMatch(text),
        AnswerKind.Weight => Weights().IsMatch(text),
        _ => false,
    };

    /// <summary>Words that name the measure: "16 kg" answers "heavy" though it does not say so.</summary>
    public static bool Measure(string key, AnswerKind kind) => Measures.TryGetValue(kind, out var keys) && keys.Contains(key);

    private static HashSet<string> Concept(params string[] words) =>
        [.. words.Select(word => Concepts.Of(Stemmer.Stem(word, "en"), "en"))];

    [GeneratedRegex(@"\b(?:[0-9][0-9.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|every|half|per)[\s -]+(?:(?:to|or|and)\s[0-9]+\s)?(?:working |business |calendar )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|mm|cm|m|km|metres?|meters?|kilometres?|kilometers?|miles?|feet|foot|inch(?:es)?|yards?)\b|\b(?:daily|weekly|monthly|yearly|annually|lifetime|unlimited|forever)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Durations();

    [GeneratedRegex(@"[$€£¥₹₽₺₩]\s?[0-9]|[0-9]\s?(?:[$€£¥₹₽₺₩]|(?:euros?|dollars?|pounds?|pence|cents?|francs?|EUR|USD|GBP|CHF)\b)|\bfree\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sums();

    [GeneratedRegex(@"[0-9]\s?(?:kg|g|mg|t|lbs?|oz|kilos?|kilograms?|grams?|grammes|tons?|tonnes?|pounds?|ounces?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Weights();
}
