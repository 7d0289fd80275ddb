using System.Text.Json;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>How whole objects stand in SQLite's columns.</summary>
internal static class SqliteValues
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T FromJson<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;
}
