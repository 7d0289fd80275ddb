using System.CommandLine;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat tenant settings</c>: what a tenant's own admin sees and sets of it.</summary>
internal static class TenantOwnSettings
{
    private const string Path = "api/v1/tenant";

    public static Command Build(Shell shell)
    {
        var name = new Option<string?>("--name") { Description = "For people." };
        var degrade = Budget.Option();
        var endpoints = new EndpointOptions();
        return shell.Command(
            "settings",
            "The tenant's own settings, after the changes that options name; the tenant's admin key is enough.",
            async (call, cancellationToken) =>
            {
                var body = new JsonObject();
                if (call.Get(name) is { } named)
                {
                    body["name"] = named;
                }

                Budget.AddTo(body, call, degrade);
                endpoints.AddTo(body, call);
                var settings = body.Count > 0
                    ? await call.Api.SendAsync(ApiCall.Put(Path, body), cancellationToken)
                    : await call.Api.GetAsync(Path, cancellationToken);
                return call.Show(settings, TenantView.Write);
            },
            [name, degrade, .. endpoints.Symbols]);
    }
}
