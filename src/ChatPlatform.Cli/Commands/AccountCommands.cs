using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat account</c>: the people of the whole platform.</summary>
internal static class AccountCommands
{
    private const string Path = "api/v1/admin/users";

    public static Command Build(Shell shell) => Shell.Group(
        "account",
        "People of the whole platform; needs the platform admin's key.",
        List(shell), Show(shell), Create(shell), Update(shell), Delete(shell),
        Act(shell, "password-link", "Mails a link to set a new password, or shows it where the server does not mail."),
        Act(shell, "reset-second-factor", "Turns the second factor off for one who has lost it, and signs them out."),
        Act(shell, "sign-out", "Ends all of a person's sessions."));

    private static Argument<string> Person() => new("id") { Description = "The person's id or e-mail address." };

    private static Option<bool?> Admin() => new("--platform-admin") { Description = "Whether the person runs the platform.", HelpName = "true|false" };

    private static Command List(Shell shell)
    {
        var sought = PeopleFinder.Sought();
        var pages = new PageOptions();
        return shell.Command(
            "list",
            "People, newest first.",
            async (call, cancellationToken) =>
            {
                var page = await pages.ReadAsync(call, Path, cancellationToken, ("q", call.Get(sought)));
                PageOptions.TellMore(call, page.Body);
                return call.Show(page, UserView.WriteAccounts);
            },
            [sought, .. pages.Symbols]);
    }

    private static Command Show(Shell shell)
    {
        var id = Person();
        return shell.Command(
            "show",
            "One person, and where they belong.",
            async (call, cancellationToken) => call.Show(
                await call.Api.GetAsync(await PeopleFinder.PathAsync(call, Path, call.Get(id), cancellationToken), cancellationToken), UserView.WriteAccount),
            id);
    }

    private static Command Create(Shell shell)
    {
        var email = new Argument<string>("email") { Description = "Which they sign in with." };
        var name = new Option<string?>("--name") { Description = "For people." };
        var admin = Admin();
        var password = new Option<bool>("--password-stdin") { Description = "A line of the standard input is the password. Left out: the person gets a link to set one." };
        return shell.Command(
            "create",
            "Makes an account, the first platform admin's too.",
            async (call, cancellationToken) =>
            {
                // Made before the standard input is read here: its key may be the first line of it.
                var api = call.Api;
                var body = new JsonObject
                {
                    ["email"] = call.Get(email),
                    ["name"] = call.Get(name),
                    ["platform_admin"] = call.Get(admin),
                    ["password"] = call.Get(password) ? await call.Around.ReadLineAsync("password", cancellationToken) : null,
                };
                return call.Show(await api.SendAsync(ApiCall.Post(Path, body), cancellationToken), UserView.WriteCreated);
            },
            email, name, admin, password);
    }

    private static Command Update(Shell shell)
    {
        var id = Person();
        var name = new Option<string?>("--name") { Description = "For people." };
        var admin = Admin();
        var command = shell.Command(
            "update",
            "Changes what is named and leaves the rest.",
            async (call, cancellationToken) =>
            {
                var path = await PeopleFinder.PathAsync(call, Path, call.Get(id), cancellationToken);
                var body = new JsonObject { ["name"] = call.Get(name), ["platform_admin"] = call.Get(admin) };
                return call.Show(await call.Api.SendAsync(ApiCall.Put(path, body), cancellationToken), UserView.WriteAccount);
            },
            id, name, admin);
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is null && result.GetValue(admin) is null)
            {
                result.AddError("Name what is to change: --name, --platform-admin.");
            }
        });
        return command;
    }

    private static Command Delete(Shell shell)
    {
        var id = Person();
        var yes = Confirmation.Option();
        return shell.Command(
            "delete",
            "Removes a person from every tenant and ends their sessions.",
            async (call, cancellationToken) =>
            {
                await Confirmation.RequireAsync(call, yes, $"Delete the account of {call.Get(id)}", cancellationToken);
                var path = await PeopleFinder.PathAsync(call, Path, call.Get(id), cancellationToken);
                return call.Done(await call.Api.DeleteAsync(path, cancellationToken), $"The account of {call.Get(id)} is deleted.");
            },
            id, yes);
    }

    private static Command Act(Shell shell, string verb, string description)
    {
        var id = Person();
        return shell.Command(
            verb,
            description,
            async (call, cancellationToken) =>
            {
                var path = await PeopleFinder.PathAsync(call, Path, call.Get(id), cancellationToken);
                return call.Show(await call.Api.SendAsync(ApiCall.Post($"{path}/{verb}"), cancellationToken), (console, reply) => console.WriteText(Told(reply)));
            },
            id);
    }

    private static string Told(JsonElement reply) => reply.Text("link") is { } link ? $"The link, shown this once: {link}" : "Done.";
}
