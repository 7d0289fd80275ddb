using System.Globalization;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>Times as text, in UTC and of fixed width, so that the order of the text is the order in time.</summary>
internal static class SqliteTime
{
    private const string Layout = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Layout, CultureInfo.InvariantCulture);

    public static string? Write(DateTimeOffset? time) => time is { } value ? Write(value) : null;

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Layout, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static DateTimeOffset? ReadOrNull(string? text) => text is null ? null : Read(text);
}
