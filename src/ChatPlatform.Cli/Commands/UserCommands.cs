using System.CommandLine;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat user</c>: a tenant's people.</summary>
internal static class UserCommands
{
    private const string Path = "api/v1/users";
    private const string Invitations = $"{Path}/invitations";

    private static readonly string[] Roles = ["owner", "editor", "agent"];

    public static Command Build(Shell shell) => Shell.Group(
        "user",
        "A tenant's people; needs the tenant's admin key. Accounts of the whole platform: chat account.",
        List(shell), Invite(shell), Role(shell), Remove(shell), Revoke(shell));

    private static Argument<string> Person() => new("id") { Description = "The person's id or e-mail address." };

    private static Command List(Shell shell)
    {
        var invited = new Option<bool>("--invited") { Description = "Invitations that nobody has accepted yet, instead." };
        var sought = PeopleFinder.Sought();
        var pages = new PageOptions();
        return shell.Command(
            "list",
            "People and their roles, the latest to join first.",
            async (call, cancellationToken) =>
            {
                if (call.Get(invited))
                {
                    return call.Show(await call.Api.GetAsync(Invitations, cancellationToken), UserView.WriteInvitations);
                }

                var page = await pages.ReadAsync(call, Path, cancellationToken, ("q", call.Get(sought)));
                PageOptions.TellMore(call, page.Body);
                return call.Show(page, UserView.WriteMembers);
            },
            [invited, sought, .. pages.Symbols]);
    }

    private static Command Invite(Shell shell)
    {
        var email = new Argument<string>("email") { Description = "Where the invitation goes." };
        var role = new Option<string>("--role") { Description = "owner: everything, people and keys too; editor: what the bots know; agent: conversations.", Required = true }.AcceptOnlyFromAmong(Roles);
        return shell.Command(
            "invite",
            "Invites a person by a link that works once.",
            async (call, cancellationToken) =>
            {
                var body = new JsonObject { ["email"] = call.Get(email), ["role"] = call.Get(role) };
                return call.Show(await call.Api.SendAsync(ApiCall.Post(Path, body), cancellationToken), UserView.WriteInvitation);
            },
            email, role);
    }

    private static Command Role(Shell shell)
    {
        var id = Person();
        var role = new Argument<string>("role") { Description = "owner, editor or agent." }.AcceptOnlyFromAmong(Roles);
        return shell.Command(
            "role",
            "Gives a person another role.",
            async (call, cancellationToken) =>
            {
                var path = await PeopleFinder.PathAsync(call, Path, call.Get(id), cancellationToken);
                return call.Show(await call.Api.SendAsync(ApiCall.Put(path, new JsonObject { ["role"] = call.Get(role) }), cancellationToken), UserView.WriteMember);
            },
            id, role);
    }

    private static Command Remove(Shell shell)
    {
        var id = Person();
        var yes = Confirmation.Option();
        return shell.Command(
            "remove",
            "Lets a person belong to the tenant no more.",
            async (call, cancellationToken) =>
            {
                await Confirmation.RequireAsync(call, yes, $"Remove {call.Get(id)} from the tenant", cancellationToken);
                var path = await PeopleFinder.PathAsync(call, Path, call.Get(id), cancellationToken);
                return call.Done(await call.Api.DeleteAsync(path, cancellationToken), $"{call.Get(id)} belongs to the tenant no more.");
            },
            id, yes);
    }

    private static Command Revoke(Shell shell)
    {
        var id = new Argument<string>("invitation") { Description = "The invitation's id, as 'chat user list --invited' shows it." };
        return shell.Command(
            "revoke",
            "Takes an invitation back.",
            async (call, cancellationToken) => call.Done(
                await call.Api.DeleteAsync($"{Invitations}/{ApiPath.Segment(call.Get(id))}", cancellationToken), $"Invitation '{call.Get(id)}' is taken back."),
            id);
    }
}
