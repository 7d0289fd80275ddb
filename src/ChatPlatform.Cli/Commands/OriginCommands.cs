using System.CommandLine;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat origin</c>: the pages that show a tenant's widget, and the proof that they are the tenant's.</summary>
internal static class OriginCommands
{
    private const string Path = "api/v1/origins";

    public static Command Build(Shell shell) => Shell.Group(
        "origin",
        "The sites that may show the widget, and the proof that they are the tenant's; needs the tenant's admin key.",
        List(shell), Add(shell), Remove(shell), Verify(shell));

    private static Argument<string> Origin() => new("origin") { Description = "Such as https://www.acme.example, https://*.acme.example (its subdomains) or https://acme.example:* (its ports)." };

    private static Option<bool> Wait() => new("--wait", "-w") { Description = "Look again every 10 seconds until it is verified." };

    private static Command List(Shell shell) => shell.Command(
        "list",
        "Origins, and whether each is verified.",
        async (call, cancellationToken) => call.Show(await call.Api.GetAsync(Path, cancellationToken), OriginView.WriteList));

    private static Command Add(Shell shell)
    {
        var origin = Origin();
        var wait = Wait();
        return shell.Command(
            "add",
            "Adds an origin and shows what to put where, to prove that it is the tenant's.",
            async (call, cancellationToken) =>
            {
                var added = await call.Api.SendAsync(ApiCall.Post(Path, Body(call.Get(origin))), cancellationToken);
                return call.Get(wait)
                    ? await OriginVerification.FollowAsync(call, call.Get(origin), added, cancellationToken)
                    : call.Show(added, OriginView.Write);
            },
            origin, wait);
    }

    private static Command Remove(Shell shell)
    {
        var origin = Origin();
        var yes = Confirmation.Option();
        return shell.Command(
            "remove",
            "Removes an origin; visitors there are hung up on.",
            async (call, cancellationToken) =>
            {
                await Confirmation.RequireAsync(call, yes, $"Remove origin {call.Get(origin)}, and hang up on its visitors", cancellationToken);
                return call.Done(
                    await call.Api.DeleteAsync(ApiPath.WithQuery(Path, ("origin", call.Get(origin))), cancellationToken), $"Origin {call.Get(origin)} is removed.");
            },
            origin, yes);
    }

    private static Command Verify(Shell shell)
    {
        var origin = Origin();
        var wait = Wait();
        return shell.Command(
            "verify",
            "Looks for the proof at the origin's host, now; fails when it is not there.",
            async (call, cancellationToken) =>
            {
                var looked = await LookAsync(call, call.Get(origin), cancellationToken);
                return call.Get(wait)
                    ? await OriginVerification.FollowAsync(call, call.Get(origin), looked, cancellationToken)
                    : OriginVerification.Show(call, looked);
            },
            origin, wait);
    }

    /// <summary>A look at the host; it may be repeated.</summary>
    public static Task<ApiReply> LookAsync(Call call, string origin, CancellationToken cancellationToken) =>
        call.Api.SendAsync(ApiCall.RepeatablePost($"{Path}/verify", Body(origin)), cancellationToken);

    private static JsonObject Body(string origin) => new() { ["origin"] = origin };
}
