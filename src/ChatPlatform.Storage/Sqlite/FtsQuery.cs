using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// Turns any text into an FTS5 expression that finds passages with any of its words. Each word is quoted, so
/// that no word of a visitor is an operator, a column or a syntax error.
/// </summary>
internal static class FtsQuery
{
    /// <returns>"" when there is nothing to look for.</returns>
    public static string Build(string text) => string.Join(" OR ", QueryTerms.Of(text).Select(Write));

    private static string Write(QueryTerm term) => term.Kind switch
    {
        QueryTermKind.Gram => $"grams : {Quote(term)}",
        QueryTermKind.GramStart => $"grams : {Quote(term)} *",
        _ => Quote(term),
    };

    private static string Quote(QueryTerm term) => $"\"{string.Join(' ', term.Parts)}\"";
}
