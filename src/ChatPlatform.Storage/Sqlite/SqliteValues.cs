using System.Globalization;
using System.Text.Json;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>How times, enumerations and lists stand in SQLite's columns.</summary>
internal static class SqliteValues
{
    /// <summary>Fixed width and UTC, so that text order is time order.</summary>
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string ToText(this DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset ToTime(this string text) =>
        DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string ToText<TEnum>(this TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    public static TEnum ToEnum<TEnum>(this string text)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(text, ignoreCase: true);

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T FromJson<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;
}
