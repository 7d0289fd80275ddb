using System.Globalization;

namespace ChatPlatform.Storage.Auditing;

/// <summary>The place in a chain's list where the next page begins.</summary>
internal static class AuditCursor
{
    public static string After(AuditEntry last) => ListCursor.Encode(last.Sequence.ToString(CultureInfo.InvariantCulture), "");

    /// <returns>The sequence number below which the page begins.</returns>
    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static long Before(string? cursor) =>
        cursor is null
            ? long.MaxValue
            : long.TryParse(ListCursor.Decode(cursor).SortKey, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? sequence
                : throw ListCursor.Unknown();
}
