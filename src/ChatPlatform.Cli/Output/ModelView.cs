using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class ModelView
{
    public static void WriteList(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["id", "provider", "model", "address", "key", "created"],
        page.List("items").Select(model => (IReadOnlyList<string?>)
            [model.Text("id"), model.Text("provider"), model.Text("model"), Address(model), Key(model), model.Moment("created_at")]));

    public static void Write(IAnsiConsole console, JsonElement model) => console.WriteFields(
        ("id", model.Text("id")),
        ("provider", model.Text("provider")),
        ("model", model.Text("model")),
        ("address", Address(model)),
        ("key", Key(model)),
        ("prices", Prices(model)),
        ("created", model.Moment("created_at")));

    public static void WriteTrial(IAnsiConsole console, JsonElement trial) => console.WriteText(
        trial.Text("error") is { } error ? $"It does not answer: {error}" : $"It answered in {trial.Text("milliseconds")} ms: {PlainText.Line(trial.Text("reply"))}");

    private static string? Address(JsonElement model) => model.Text("base_url") is { Length: > 0 } address ? address : "the provider's own";

    private static string Prices(JsonElement model) => model.Real("input_price") is > 0 || model.Real("output_price") is > 0
        ? $"{model.Text("input_price")} for a million tokens of a prompt, {model.Text("output_price")} of a reply"
        : "not counted";

    private static string Key(JsonElement model) => model.Find("api_key")?.Find("set") is { ValueKind: JsonValueKind.True } ? "set" : "none";
}
