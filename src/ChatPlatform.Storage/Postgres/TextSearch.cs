namespace ChatPlatform.Storage.Postgres;

/// <summary>Whether a column holds a text, in capitals or not.</summary>
internal static class TextSearch
{
    /// <summary>A condition, of the parameter @text.</summary>
    public static string Holds(string column) => $"{column} ILIKE @text";

    /// <returns>null for null.</returns>
    public static string? Pattern(string? text) => text is null ? null : StoredText.Encode($"%{LikePattern.Escaped(text)}%");
}
