namespace ChatPlatform.Storage.Sqlite;

/// <summary>Finds conversations by words of their messages.</summary>
internal static class MessageSearch
{
    /// <summary>Ids of sessions with a message that matches @words.</summary>
    public const string Found =
        """
        SELECT w.session_id FROM message_index JOIN message_words w ON w.id = message_index.rowid
        WHERE message_index MATCH @words AND w.tenant_id = @tenantId
        """;

    /// <summary>FTS5's expression for all of the words, or words that begin with them; none of the text is an operator.</summary>
    /// <returns>null for null; a word that nothing has where the text holds none.</returns>
    public static string? Expression(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // FTS5 reads its expression to the first NUL.
        var words = text
            .Replace('\0', ' ')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsLetterOrDigit))
            .Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*");
        return string.Join(' ', words) is { Length: > 0 } expression ? expression : "\"\"";
    }
}
