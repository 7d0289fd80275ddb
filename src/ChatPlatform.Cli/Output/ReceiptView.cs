using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class ReceiptView
{
    public static void WriteList(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["tenant", "state", "requested", "by", "removed at", "receipt"],
        page.List("items").Select(receipt => (IReadOnlyList<string?>)
        [
            receipt.Text("tenant_id"), receipt.Text("state"), receipt.Moment("requested_at"), receipt.Text("requested_by"),
            receipt.Moment("completed_at") ?? receipt.Moment("deletes_at"), receipt.Text("id"),
        ]));

    public static void Write(IAnsiConsole console, JsonElement receipt)
    {
        console.WriteFields(
            ("tenant", receipt.Text("tenant_id")),
            ("state", receipt.Text("state")),
            ("requested", receipt.Moment("requested_at")),
            ("by", receipt.Text("requested_by")),
            ("removed at", receipt.Moment("completed_at") ?? receipt.Moment("deletes_at")),
            ("receipt", receipt.Text("id")),
            ("checksum", receipt.Text("checksum")));
        if (receipt.Text("state") == "scheduled")
        {
            console.WriteText($"Until then it can be had back: chat tenant restore {receipt.Text("tenant_id")}");
        }

        if (receipt.List("removed").Any())
        {
            console.WriteLine();
            console.WriteTable(["kind", "name", "rows or bytes"], receipt.List("removed").Select(item => (IReadOnlyList<string?>)[item.Text("kind"), item.Text("name"), item.Text("count")]));
        }
    }
}
