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
        ("origins", tenant.Joined("origins")),
        ("bots", string.Join(", ", tenant.List("bots").Select(Bot))),
        ("turned off", Off(tenant.Find("endpoints"))),
        ("limits", Limits(tenant.Find("limits"))),
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

    private static string? Limits(JsonElement? limits) => limits is { } all
        ? $"{all.Text("turns_per_minute")} turns a minute, {all.Text("turns_per_minute_per_address")} from one address, {(all.Integer("messages_per_month") is > 0 and var month ? $"{month} messages a month" : "no monthly quota")}"
        : null;
}
