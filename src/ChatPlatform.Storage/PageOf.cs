namespace ChatPlatform.Storage;

internal static class PageOf
{
    /// <summary>Makes a page of rows that were read one beyond the limit, the one more telling whether another page follows.</summary>
    public static Page<T> Rows<T>(List<T> rows, int limit, Func<T, string> cursorAfter)
    {
        if (rows.Count <= limit)
        {
            return new Page<T>(rows, null);
        }

        rows.RemoveRange(limit, rows.Count - limit);
        return new Page<T>(rows, cursorAfter(rows[^1]));
    }
}
