using System.CommandLine;
using System.Text.Json;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Diagnosis;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat tenant receipt</c>: what a deleted tenant left as proof that all else is gone.</summary>
internal static class TenantReceipt
{
    private const string Path = "api/v1/admin/receipts";

    public static string PathOf(string id) => $"{Path}/{ApiPath.Segment(id)}";

    public static Command Build(Shell shell)
    {
        var id = new Argument<string?>("id") { Description = "The tenant, whose last deletion is shown; left out: every deletion.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string?>("--file") { Description = "A receipt that was kept, as --json prints one, whose checksum is computed anew; no server is asked. '-' reads the standard input." };
        var pages = new PageOptions();
        return shell.Command(
            "receipt",
            "How far the deletion of a tenant is, and once completed what was removed; fails when the receipt's checksum is not that of its lines.",
            async (call, cancellationToken) =>
            {
                if (call.Has(file))
                {
                    return Show(call, ApiReply.Of(JsonFile.Read(call, file)));
                }

                if (call.Get(id) is { } tenant)
                {
                    return Show(call, await LastAsync(call, tenant, cancellationToken));
                }

                var page = await pages.ReadAsync(call, Path, cancellationToken);
                PageOptions.TellMore(call, page.Body);
                return call.Show(page, ReceiptView.WriteList);
            },
            [id, file, .. pages.Symbols]);
    }

    /// <exception cref="CliException">The tenant was never deleted.</exception>
    public static async Task<ApiReply> LastAsync(Call call, string tenantId, CancellationToken cancellationToken)
    {
        var page = await call.Api.GetAsync(ApiPath.WithQuery(Path, ("tenant_id", tenantId), ("limit", "1")), cancellationToken);
        return page.Body.List("items").FirstOrDefault() is { ValueKind: JsonValueKind.Object } last
            ? new ApiReply(last, last.GetRawText())
            : throw new CliException($"There is no receipt of a tenant '{tenantId}'.", ExitCode.Failed);
    }

    /// <returns>The exit code; a receipt with a wrong checksum fails.</returns>
    public static int Show(Call call, ApiReply receipt)
    {
        call.Show(receipt, ReceiptView.Write);
        if (receipt.Body.Text("checksum") is not { } told || ReceiptChecksum.Of(receipt.Body) == told)
        {
            return ExitCode.Ok;
        }

        throw new CliException("The receipt's checksum is not that of its lines: it is not as the platform wrote it.", ExitCode.Failed);
    }
}
