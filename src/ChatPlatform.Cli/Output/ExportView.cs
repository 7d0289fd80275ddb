using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class ExportView
{
    public static void Write(IAnsiConsole console, JsonElement manifest)
    {
        console.WriteFields(("tenant", manifest.Text("tenant_id")), ("exported", manifest.Moment("exported_at")));
        console.WriteLine();
        console.WriteTable(
            ["file", "records", "bytes"],
            manifest.List("files").Select(file => (IReadOnlyList<string?>)[file.Text("name"), file.Text("records"), file.Text("bytes")]));
    }
}
