using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class TenantView
{
    public static void WriteList(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["id", "name", "status", "origins", "created"],
        page.List("items").Select(tenant => (IReadOnlyList<string?>)
            [tenant.Text("id"), tenant.Text("name"), tenant.Text("status"), tenant.Joined("origins"), tenant.Moment("created_at")]));

    public static void Write(IAnsiConsole console, JsonElement tenant) => console.WriteFields(
        ("id", tenant.Text("id")),
        ("name", tenant.Text("name")),
        ("status", tenant.Text("status")),
        ("removed at", tenant.Moment("deletes_at")),
        ("origins", tenant.Joined("origins")),
        ("bots", string.Join(", ", tenant.List("bots").Select(Bot))),
        ("turned off", Off(tenant.Find("endpoints"))),
        ("plan", tenant.Text("plan")),
        ("own limits", Limits(tenant.Find("limits"))),
        ("conversations kept", tenant.Integer("retention_days") is > 0 and var days ? $"{days} days" : null),
        ("created", tenant.Moment("created_at")),
        ("version", tenant.Text("version")));

    public static void WriteCreated(IAnsiConsole console, JsonElement created)
    {
        if (created.Find("tenant") is { } tenant)
        {
            Write(console, tenant);
        }

        if (created.Find("keys") is { } keys)
        {
            console.WriteLine();
            WriteKeys(console, keys);
        }
    }

    public static void WriteKeys(IAnsiConsole console, JsonElement keys)
    {
        console.WriteText("Keys, shown this once:");
        console.WriteFields(("admin", keys.Text("admin")), ("chat", keys.Text("chat")), ("upload", keys.Text("upload")));
    }

    private static string Bot(JsonElement bot) => bot.Text("model") is { } model ? $"{bot.Text("id")} ({model})" : bot.Text("id") ?? "";

    private static string? Off(JsonElement? endpoints) => endpoints is { ValueKind: JsonValueKind.Object } all
        ? string.Join(", ", all.EnumerateObject().Where(endpoint => endpoint.Value.ValueKind == JsonValueKind.False).Select(endpoint => endpoint.Name.Replace('_', '-')))
        : null;

    /// <summary>Those in which it differs from its plan.</summary>
    private static string? Limits(JsonElement? limits) => limits is { ValueKind: JsonValueKind.Object } all && all.EnumerateObject().Any()
        ? string.Join(", ", all.EnumerateObject().Select(limit => $"{limit.Name.Replace('_', ' ')} {limit.Value.GetRawText()}"))
        : null;
}
