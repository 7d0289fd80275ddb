namespace ChatPlatform.Storage.Sqlite;

/// <summary>Whether a column holds a text, in capitals or not; of letters beyond ASCII SQLite knows no capitals.</summary>
internal static class TextSearch
{
    /// <summary>A condition, of the parameter @text.</summary>
    public static string Holds(string column) => $"{column} LIKE @text ESCAPE '\\'";

    /// <returns>null for null.</returns>
    public static string? Pattern(string? text) => text is null ? null : $"%{LikePattern.Escaped(text)}%";
}
