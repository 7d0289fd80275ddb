using System.CommandLine;
using System.Text.Json;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat audit</c>: who changed what, and whether the log is as it was written.</summary>
internal static class AuditCommands
{
    public static Command Build(Shell shell) => Shell.Group(
        "audit",
        "Who changed what; needs the tenant's admin key, or with --platform or --past the platform admin's.",
        List(shell), Verify(shell));

    private static Command List(Shell shell)
    {
        var chain = new AuditChain();
        var action = new Option<string?>("--action") { Description = "Only this, such as tenant.update, or tenant for all that is done to tenants." };
        var actor = new Option<string?>("--actor") { Description = "Only by this key (its id or prefix) or person (id or e-mail address)." };
        var target = new Option<string?>("--object") { Description = "Only on the thing of this id.", HelpName = "id" };
        var from = Moments.Option("--from", "The first moment that counts, such as 2026-11-01 (UTC).");
        var to = Moments.Option("--to", "The first moment that does not count.");
        var pages = new PageOptions();
        return shell.Command(
            "list",
            "Entries, newest first; --json has also what was changed, before and after.",
            async (call, cancellationToken) =>
            {
                (string Name, string? Value)[] query =
                [
                    .. chain.Query(call), ("action", call.Get(action)), ("actor", call.Get(actor)), ("object", call.Get(target)),
                    ("from", Moments.Text(call.Get(from))), ("to", Moments.Text(call.Get(to))),
                ];
                var page = await pages.ReadAsync(call, chain.Path(call), cancellationToken, query);
                PageOptions.TellMore(call, page.Body);
                return call.Show(page, AuditView.WriteList);
            },
            [.. chain.Symbols, action, actor, target, from, to, .. pages.Symbols]);
    }

    private static Command Verify(Shell shell)
    {
        var chain = new AuditChain();
        return shell.Command(
            "verify",
            "Walks along the chain of hashes and fails at the first entry that is not as it was written. Its head, noted elsewhere, proves later that no end was cut off.",
            async (call, cancellationToken) =>
            {
                var verdict = await call.Api.GetAsync(ApiPath.WithQuery($"{chain.Path(call)}/verify", chain.Query(call)), cancellationToken);
                call.Show(verdict, AuditView.WriteVerdict);
                return verdict.Body.Find("intact") is { ValueKind: JsonValueKind.True } ? ExitCode.Ok : ExitCode.Failed;
            },
            [.. chain.Symbols]);
    }
}
