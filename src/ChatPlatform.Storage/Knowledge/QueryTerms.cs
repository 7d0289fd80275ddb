namespace ChatPlatform.Storage.Knowledge;

/// <summary>
/// Turns any text into what is searched for; a passage with any of it is found. The same for every store,
/// which only differ in how they write a term down.
/// </summary>
internal static class QueryTerms
{
    /// <summary>A longer text is a document, not a question; its first words say what it is about.</summary>
    private const int MaxTerms = 48;

    public static IReadOnlyList<QueryTerm> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isMixed = text.Any(char.IsLower);
        var compounds = CompoundWords.Of(text).ToList();
        var words = compounds.SelectMany(parts => parts).ToList();
        var telling = words.Where(word => !StopWords.Contains(word) || (isMixed && IsName(word))).ToList();
        var terms = (telling.Count > 0 ? telling : words).Select(word => new QueryTerm(QueryTermKind.Word, [word]))
            .Concat(compounds.Where(parts => parts.Count > 1).SelectMany(Whole))
            .DistinctBy(term => string.Join(' ', term.Parts), StringComparer.OrdinalIgnoreCase)
            .Concat(SpacelessScripts.Runs(text).SelectMany(Grams).DistinctBy(term => (term.Kind, term.Parts[0])));
        return [.. terms.Take(MaxTerms)];
    }

    /// <summary>The parts side by side, and written as one: "auto-increment" is "autoincrement" elsewhere.</summary>
    private static IEnumerable<QueryTerm> Whole(IReadOnlyList<string> parts) =>
        [new(QueryTermKind.Phrase, parts), new(QueryTermKind.Word, [string.Concat(parts)])];

    private static IEnumerable<QueryTerm> Grams(IReadOnlyList<string> run) => run.Count == 1
        ? [new QueryTerm(QueryTermKind.GramStart, [run[0]])]
        : Enumerable.Range(1, run.Count - 1).Select(i => new QueryTerm(QueryTermKind.Gram, [run[i - 1] + run[i]]));

    /// <summary>In capitals among small letters: EXISTS, OR, IN are what the question is about.</summary>
    private static bool IsName(string word) => word.Length > 1 && word.All(char.IsUpper);
}
