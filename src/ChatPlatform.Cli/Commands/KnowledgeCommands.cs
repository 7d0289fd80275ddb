using System.CommandLine;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat knowledge</c>: all that was read, as a whole.</summary>
internal static class KnowledgeCommands
{
    private const string Path = "api/v1/knowledge";

    public static Command Build(Shell shell) => Shell.Group(
        "knowledge",
        "What a tenant's bots know, as a whole; needs the tenant's upload key.",
        Status(shell), Reindex(shell), Clear(shell));

    private static Command Status(Shell shell) => shell.Command(
        "status",
        "Pages, chunks and bytes, and when a source was last read.",
        async (call, cancellationToken) => call.Show(
            await call.Api.GetAsync($"{Path}/status", cancellationToken),
            (console, status) => console.WriteFields(
                ("pages", status.Text("pages")),
                ("chunks", status.Text("chunks")),
                ("bytes", status.Text("bytes")),
                ("last read", status.Moment("last_sync") ?? "never"))));

    private static Command Reindex(Shell shell) => shell.Command(
        "reindex",
        "Has every passage embedded by the current model, beside the index in use, which the new one then replaces.",
        async (call, cancellationToken) => call.Done(
            await call.Api.SendAsync(ApiCall.RepeatablePost($"{Path}/reindex"), cancellationToken), "It is under way; until it is done, answers come from the index in use."));

    private static Command Clear(Shell shell)
    {
        var yes = Confirmation.Option();
        return shell.Command(
            "clear",
            "Removes all that was read; the sources stay and can be synced.",
            async (call, cancellationToken) =>
            {
                await Confirmation.RequireAsync(call, yes, $"Remove all that was read for {(call.Connection.Tenant is { } tenant ? $"tenant '{tenant}'" : "this key's tenant")}", cancellationToken);
                return call.Done(await call.Api.DeleteAsync(Path, cancellationToken), "Nothing is known any more.");
            },
            yes);
    }
}
