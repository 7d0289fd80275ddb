using System.CommandLine;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat key</c>: a tenant's API keys, or the platform's own.</summary>
internal static class KeyCommands
{
    public static Command Build(Shell shell) => Shell.Group(
        "key",
        "API keys; needs the tenant's admin key, or with --platform the platform admin's.",
        List(shell), Create(shell), Rotate(shell), Revoke(shell));

    private static Argument<string> Id() => new("id") { Description = "The key's id, as 'chat key list' shows it." };

    private static Option<bool> Platform() => new("--platform") { Description = "The platform's own keys instead of a tenant's." };

    private static string PathOf(Call call, Option<bool> platform) => call.Get(platform) ? "api/v1/admin/keys" : "api/v1/keys";

    private static string PathOf(Call call, Option<bool> platform, Argument<string> id) => $"{PathOf(call, platform)}/{ApiPath.Segment(call.Get(id))}";

    private static Command List(Shell shell)
    {
        var platform = Platform();
        return shell.Command(
            "list",
            "Keys, the last created first: as much of each as tells it from others, its last use and its end.",
            async (call, cancellationToken) => call.Show(await call.Api.GetAsync(PathOf(call, platform), cancellationToken), KeyView.WriteList),
            platform);
    }

    private static Command Create(Shell shell)
    {
        var scope = new Option<string?>("--scope") { Description = "What it may do: ask, feed the knowledge, or all that a tenant's admin may. With --platform there is one scope only." }.AcceptOnlyFromAmong("chat", "upload", "admin");
        var name = new Option<string?>("--name") { Description = "What it is for." };
        var expires = Durations.Option("--expires-in", "When it ends by itself, such as 90d. Left out: it lives until it is revoked.");
        var platform = Platform();
        var command = shell.Command(
            "create",
            "Makes a key and shows it, this once.",
            async (call, cancellationToken) =>
            {
                var body = new JsonObject
                {
                    ["scope"] = call.Get(scope),
                    ["name"] = call.Get(name),
                    ["expires_at"] = Moments.Text(call.Around.Time.GetUtcNow() + call.Get(expires)),
                };
                return call.Show(await call.Api.SendAsync(ApiCall.Post(PathOf(call, platform), body), cancellationToken), KeyView.WriteCreated);
            },
            scope, name, expires, platform);
        command.Validators.Add(result =>
        {
            if (result.GetValue(platform) == (result.GetResult(scope) is { Implicit: false }))
            {
                result.AddError("Name one of --scope and --platform.");
            }
        });
        return command;
    }

    private static Command Rotate(Shell shell)
    {
        var id = Id();
        var overlap = Overlap.Option();
        var platform = Platform();
        var yes = Confirmation.Option();
        return shell.Command(
            "rotate",
            "Makes a key of the same scope and name and shows it, this once.",
            async (call, cancellationToken) =>
            {
                var path = ApiPath.WithQuery($"{PathOf(call, platform, id)}/rotate", ("overlap_hours", ApiPath.Number(call.Get(overlap))));
                if (call.Get(overlap) == 0)
                {
                    await Confirmation.RequireAsync(call, yes, $"End key '{call.Get(id)}' at once", cancellationToken);
                }

                return call.Show(await call.Api.SendAsync(ApiCall.Post(path), cancellationToken), KeyView.WriteCreated);
            },
            id, overlap, platform, yes);
    }

    private static Command Revoke(Shell shell)
    {
        var id = Id();
        var platform = Platform();
        var yes = Confirmation.Option();
        return shell.Command(
            "revoke",
            "Ends a key at once, and the replies that it has open.",
            async (call, cancellationToken) =>
            {
                var path = PathOf(call, platform, id);
                await Confirmation.RequireAsync(call, yes, $"End key '{call.Get(id)}' at once", cancellationToken);
                return call.Done(await call.Api.DeleteAsync(path, cancellationToken), $"Key '{call.Get(id)}' is revoked.");
            },
            id, platform, yes);
    }
}
