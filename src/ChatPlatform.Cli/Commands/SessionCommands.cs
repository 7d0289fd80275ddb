using System.CommandLine;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat session</c>: a tenant's conversations.</summary>
internal static class SessionCommands
{
    private const string Path = "api/v1/sessions";

    public static Command Build(Shell shell) => Shell.Group(
        "session", "A tenant's conversations; needs the tenant's admin key.", List(shell), Show(shell), Delete(shell), SessionCleanup.Build(shell));

    private static Argument<string> Id() => new("id") { Description = "The conversation." };

    private static string PathOf(string id) => $"{Path}/{ApiPath.Segment(id)}";

    private static Command List(Shell shell)
    {
        var pages = new PageOptions();
        return shell.Command(
            "list",
            "Conversations, the most recently active first.",
            async (call, cancellationToken) =>
            {
                var page = await pages.ReadAsync(call, Path, cancellationToken);
                PageOptions.TellMore(call, page.Body);
                return call.Show(page, SessionView.WriteList);
            },
            [.. pages.Symbols]);
    }

    private static Command Show(Shell shell)
    {
        var id = Id();
        return shell.Command(
            "show",
            "One conversation with its messages.",
            async (call, cancellationToken) => call.Show(await call.Api.GetAsync(PathOf(call.Get(id)), cancellationToken), SessionView.Write),
            id);
    }

    private static Command Delete(Shell shell)
    {
        var id = Id();
        var yes = Confirmation.Option();
        return shell.Command(
            "delete",
            "Removes a conversation.",
            async (call, cancellationToken) =>
            {
                var path = PathOf(call.Get(id));
                await Confirmation.RequireAsync(call, yes, $"Delete conversation '{call.Get(id)}'", cancellationToken);
                return call.Done(await call.Api.DeleteAsync(path, cancellationToken), $"Conversation '{call.Get(id)}' is deleted.");
            },
            id, yes);
    }
}
