using System.CommandLine;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat plan</c>: what the platform sells.</summary>
internal static class PlanCommands
{
    private const string Path = "api/v1/admin/plans";

    /// <summary>There always is one of this name.</summary>
    private const string Standard = "standard";

    public static Command Build(Shell shell) => Shell.Group(
        "plan", "The plans that tenants can be put on; needs the platform admin's key.", List(shell), Set(shell), Delete(shell));

    private static Argument<string> Id() => new("id") { Description = "The plan." };

    private static string PathOf(string id) => $"{Path}/{ApiPath.Segment(id)}";

    private static Command List(Shell shell) => shell.Command(
        "list",
        "Plans, their limits, of which '-' is none, and how many tenants are on each; 'chat tenant update --plan' puts a tenant on one.",
        async (call, cancellationToken) => call.Show(await call.Api.GetAsync(Path, cancellationToken), PlanView.WriteList));

    private static Command Set(Shell shell)
    {
        var id = new Argument<string>("id") { Description = "2 to 40 characters of a-z, 0-9 and '-', beginning with a letter." };
        var limits = new LimitOptions();
        return shell.Command(
            "set",
            "Makes a plan, or changes the limits that are named of one that is there. A plan in the server's settings is changed there.",
            async (call, cancellationToken) =>
            {
                var named = new JsonObject();
                limits.AddTo(named, call);
                return call.Show(await call.Api.SendAsync(ApiCall.Put(PathOf(call.Get(id)), new JsonObject { ["limits"] = named }), cancellationToken), PlanView.Write);
            },
            [id, .. limits.Symbols]);
    }

    private static Command Delete(Shell shell)
    {
        var id = Id();
        var yes = Confirmation.Option();
        return shell.Command(
            "delete",
            "Removes a plan that no tenant is on; of 'standard', which always is there, what was changed of it.",
            async (call, cancellationToken) =>
            {
                var plan = call.Get(id);
                var path = PathOf(plan);
                await Confirmation.RequireAsync(call, yes, plan == Standard ? "Have the built-in limits of the plan 'standard' back" : $"Delete plan '{plan}'", cancellationToken);
                return call.Done(
                    await call.Api.DeleteAsync(path, cancellationToken),
                    plan == Standard ? "The plan 'standard' has its built-in limits." : $"Plan '{plan}' is deleted.");
            },
            id, yes);
    }
}
