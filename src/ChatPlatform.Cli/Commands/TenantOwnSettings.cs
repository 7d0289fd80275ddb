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
        var settings = new OwnSettings();
        return shell.Command(
            "settings",
            "The tenant's own settings, after the changes that options name; the tenant's admin key is enough.",
            async (call, cancellationToken) =>
            {
                var body = new JsonObject();
                settings.AddTo(body, call);
                var shown = body.Count > 0
                    ? await call.Api.SendAsync(ApiCall.Put(Path, body), cancellationToken)
                    : await call.Api.GetAsync(Path, cancellationToken);
                return call.Show(shown, TenantView.Write);
            },
            [.. settings.Symbols]);
    }
}
