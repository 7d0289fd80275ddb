using System.CommandLine;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat tenant</c>: the platform admin's tenants.</summary>
internal static class TenantCommands
{
    private const string Path = "api/v1/admin/tenants";

    public static Command Build(Shell shell) => Shell.Group(
        "tenant",
        "Creates and keeps tenants; needs the platform admin's key, but for 'settings' and 'export' of one's own.",
        Create(shell), List(shell), Show(shell), Update(shell), TenantOwnSettings.Build(shell), Suspend(shell), Resume(shell), RotateKeys(shell), TenantMove.Build(shell), TenantExport.Build(shell),
        TenantDeletion.Delete(shell), TenantDeletion.Restore(shell), TenantReceipt.Build(shell));

    public static Argument<string> Id() => new("id") { Description = "The tenant." };

    public static string PathOf(string id) => $"{Path}/{ApiPath.Segment(id)}";

    private static Command Create(Shell shell)
    {
        var id = new Argument<string>("id") { Description = "2 to 40 characters of a-z, 0-9 and '-', beginning with a letter." };
        var settings = new TenantSettings();
        return shell.Command(
            "create",
            "Creates a tenant and shows its keys, this once.",
            async (call, cancellationToken) =>
            {
                var body = settings.Read(call);
                body["id"] = call.Get(id);
                return call.Show(await call.Api.SendAsync(ApiCall.Post(Path, body), cancellationToken), TenantView.WriteCreated);
            },
            [id, .. settings.Symbols]);
    }

    private static Command List(Shell shell)
    {
        var pages = new PageOptions();
        return shell.Command(
            "list",
            "Tenants, newest first.",
            async (call, cancellationToken) =>
            {
                var page = await pages.ReadAsync(call, Path, cancellationToken);
                PageOptions.TellMore(call, page.Body);
                return call.Show(page, TenantView.WriteList);
            },
            [.. pages.Symbols]);
    }

    private static Command Show(Shell shell)
    {
        var id = Id();
        return shell.Command(
            "show",
            "One tenant.",
            async (call, cancellationToken) => call.Show(await call.Api.GetAsync(PathOf(call.Get(id)), cancellationToken), TenantView.Write),
            id);
    }

    private static Command Update(Shell shell)
    {
        var id = Id();
        var settings = new TenantSettings();
        var limits = new OwnLimitOptions();
        return shell.Command(
            "update",
            "Changes what is named and leaves the rest.",
            async (call, cancellationToken) =>
            {
                var path = PathOf(call.Get(id));
                var body = settings.Read(call);
                await limits.AddToAsync(body, call, path, cancellationToken);
                return body.Count > 0
                    ? call.Show(await call.Api.SendAsync(ApiCall.Put(path, body), cancellationToken), TenantView.Write)
                    : throw CliException.Usage("Name what is to change; 'chat tenant update --help' shows what can.");
            },
            [id, .. settings.Symbols, .. limits.Symbols]);
    }

    private static Command Suspend(Shell shell) => Switch(shell, "suspend", "Turns a tenant off; nothing of it is lost.");

    private static Command Resume(Shell shell) => Switch(shell, "resume", "Turns a tenant on again.");

    private static Command Switch(Shell shell, string verb, string description)
    {
        var id = Id();
        return shell.Command(
            verb,
            description,
            async (call, cancellationToken) => call.Show(await call.Api.SendAsync(ApiCall.RepeatablePost($"{PathOf(call.Get(id))}/{verb}"), cancellationToken), TenantView.Write),
            id);
    }

    private static Command RotateKeys(Shell shell)
    {
        var id = Id();
        var overlap = Overlap.Option();
        var yes = Confirmation.Option();
        return shell.Command(
            "rotate-keys",
            "Makes new keys and shows them, this once.",
            async (call, cancellationToken) =>
            {
                var path = ApiPath.WithQuery($"{PathOf(call.Get(id))}/rotate-keys", ("overlap_hours", ApiPath.Number(call.Get(overlap))));
                if (call.Get(overlap) == 0)
                {
                    await Confirmation.RequireAsync(call, yes, $"End the present keys of tenant '{call.Get(id)}' at once", cancellationToken);
                }

                return call.Show(await call.Api.SendAsync(ApiCall.Post(path), cancellationToken), TenantView.WriteKeys);
            },
            id, overlap, yes);
    }
}
