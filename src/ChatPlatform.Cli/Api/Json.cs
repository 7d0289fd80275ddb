using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatPlatform.Cli.Api;

/// <summary>Reads the API's JSON leniently: what a newer or older server leaves out is null.</summary>
internal static class Json
{
    /// <summary>For programs that read a stream, not for HTML: letters stay letters.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string? Text(this JsonElement element, string name) => element.Find(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static long? Integer(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var integer) ? integer : null;

    public static double? Real(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public static decimal? Amount(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var amount) ? amount : null;

    /// <summary>A moment in UTC, to the minute.</summary>
    public static string? Moment(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, out var moment)
            ? moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : null;

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The strings of a list, with commas between.</summary>
    public static string Joined(this JsonElement element, string name) => string.Join(", ", element.List(name).Select(item => item.ToString()));

    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;
}
