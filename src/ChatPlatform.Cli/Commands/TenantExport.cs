using System.CommandLine;
using ChatPlatform.Cli.Exporting;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat tenant export</c>: all that a tenant has, to take along.</summary>
internal static class TenantExport
{
    private const string Own = "api/v1/tenant/export";

    public static Command Build(Shell shell)
    {
        var id = new Argument<string?>("id") { Description = "The tenant, with the platform admin's key; left out: the key's own.", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string>("--output", "-o") { Description = "The zip file to write. It is there when it is whole, and not before.", HelpName = "file", Required = true };
        return shell.Command(
            "export",
            "Writes all that a tenant has to a zip file of JSON Lines, and checks it by its manifest; a download that was cut fails.",
            async (call, cancellationToken) =>
            {
                var file = Path.GetFullPath(call.Get(output)!);
                var draft = $"{file}.part";
                try
                {
                    await using (var target = File.Create(draft))
                    {
                        await DownloadBar.FollowAsync(call.Progress, show => call.Api.DownloadAsync(PathOf(call.Get(id)), target, show, cancellationToken));
                    }

                    var manifest = await ExportCheck.RunAsync(draft, cancellationToken);
                    File.Move(draft, file, overwrite: true);
                    return call.Show(manifest, ExportView.Write);
                }
                finally
                {
                    File.Delete(draft);
                }
            },
            id, output);
    }

    private static string PathOf(string? id) => id is null ? Own : $"{TenantCommands.PathOf(id)}/export";
}
