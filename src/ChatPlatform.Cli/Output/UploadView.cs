using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class UploadView
{
    public static void Write(IAnsiConsole console, JsonElement report) => console.WriteTable(
        ["file", "result", "bytes", "chunks", "document", "reason"],
        report.List("files").Select(file => (IReadOnlyList<string?>)
            [file.Text("name"), file.Text("status"), file.Text("bytes"), file.Text("chunks"), file.Text("document_id"), file.Text("reason")]));
}
