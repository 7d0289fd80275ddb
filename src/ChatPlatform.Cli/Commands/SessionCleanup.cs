using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat session cleanup</c>: conversations that nobody comes back to.</summary>
internal static class SessionCleanup
{
    public static Command Build(Shell shell)
    {
        var olderThan = Durations.Option("--older-than", "How long they have been silent, such as 36h, 90d or 12w; from 1h.");
        olderThan.Required = true;
        var yes = Confirmation.Option();
        return shell.Command(
            "cleanup",
            "Removes conversations that have been silent for so long; what they used stays counted. 'tenant settings --retention-days' does it every day.",
            async (call, cancellationToken) =>
            {
                var hours = (long)call.Get(olderThan)!.Value.TotalHours;
                await Confirmation.RequireAsync(call, yes, string.Create(CultureInfo.InvariantCulture, $"Remove conversations that have been silent for {hours} hours"), cancellationToken);
                return call.Show(
                    await RunAsync(call, hours, cancellationToken),
                    (console, report) => console.WriteText($"Removed conversations: {report.Text("removed")}."));
            },
            olderThan, yes);
    }

    /// <summary>The server removes so many at a time.</summary>
    private static async Task<ApiReply> RunAsync(Call call, long hours, CancellationToken cancellationToken)
    {
        var cleanup = ApiCall.RepeatablePost("api/v1/sessions/cleanup", new JsonObject { ["older_than"] = $"{ApiPath.Number(hours)}h" });
        var removed = 0L;
        JsonElement report;
        do
        {
            report = (await call.Api.SendAsync(cleanup, cancellationToken)).Body;
            removed += report.Integer("removed") ?? 0;
        }
        while (report.Find("more") is { ValueKind: JsonValueKind.True });

        return ApiReply.Of(new JsonObject { ["removed"] = removed, ["more"] = false });
    }
}
