using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>Turns any text into tsqueries of a lexeme each. Each is quoted, so that no word of a visitor is an operator.</summary>
internal static class WordQuery
{
    public static string[] Build(string text) =>
        [.. QueryTerms.Of(text).Select(Write).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? Write(QueryTerm term) => term.Kind switch
    {
        QueryTermKind.Word => Quote(Lexemes.OfWord(term.Parts[0])),
        QueryTermKind.Phrase => Lexemes.OfCompound(term.Parts) is { } whole ? Quote(whole) : null,
        QueryTermKind.Gram => Quote(term.Parts[0]),
        QueryTermKind.GramStart => Quote(term.Parts[0]) + ":*",
        _ => null,
    };

    private static string Quote(string lexeme) => $"'{lexeme}'";
}
