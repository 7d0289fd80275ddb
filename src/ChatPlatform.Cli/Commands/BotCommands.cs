using System.CommandLine;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat bot</c>: a tenant's bots.</summary>
internal static class BotCommands
{
    private const string Path = "api/v1/bots";

    public static Command Build(Shell shell) => Shell.Group(
        "bot", "A tenant's bots; needs the tenant's admin key.", List(shell), Show(shell), Create(shell), Update(shell), Delete(shell));

    private static Argument<string> Id() => new("id") { Description = "The bot." };

    private static string PathOf(string id) => $"{Path}/{ApiPath.Segment(id)}";

    private static Command List(Shell shell) => shell.Command(
        "list",
        "Bots; the first is the one that answers where none is named.",
        async (call, cancellationToken) => call.Show(await call.Api.GetAsync(Path, cancellationToken), BotView.WriteList));

    private static Command Show(Shell shell)
    {
        var id = Id();
        return shell.Command(
            "show",
            "One bot.",
            async (call, cancellationToken) => call.Show(await call.Api.GetAsync(PathOf(call.Get(id)), cancellationToken), BotView.Write),
            id);
    }

    private static Command Create(Shell shell)
    {
        var id = Id();
        var settings = new BotSettings();
        return shell.Command(
            "create",
            "Makes a bot.",
            async (call, cancellationToken) =>
            {
                var body = settings.Read(call);
                body["id"] = call.Get(id);

                // That of the configuration which a bot in a file was read from.
                body.Remove("version");
                return call.Show(await call.Api.SendAsync(ApiCall.Post(Path, body), cancellationToken), BotView.Write);
            },
            [id, .. settings.Symbols]);
    }

    private static Command Update(Shell shell)
    {
        var id = Id();
        var settings = new BotSettings();
        return shell.Command(
            "update",
            "Changes what is named and leaves the rest.",
            async (call, cancellationToken) =>
            {
                var body = settings.Read(call);
                return body.Count > 0
                    ? call.Show(await call.Api.SendAsync(ApiCall.Put(PathOf(call.Get(id)), body), cancellationToken), BotView.Write)
                    : throw CliException.Usage("Name what is to change; 'chat bot update --help' shows what can.");
            },
            [id, .. settings.Symbols]);
    }

    private static Command Delete(Shell shell)
    {
        var id = Id();
        var yes = Confirmation.Option();
        return shell.Command(
            "delete",
            "Removes a bot; a tenant keeps one at least.",
            async (call, cancellationToken) =>
            {
                var path = PathOf(call.Get(id));
                await Confirmation.RequireAsync(call, yes, $"Delete bot '{call.Get(id)}'", cancellationToken);
                return call.Done(await call.Api.DeleteAsync(path, cancellationToken), $"Bot '{call.Get(id)}' is deleted.");
            },
            id, yes);
    }
}
