using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Exporting;

/// <summary>Whether an export is whole: its last file, the manifest, has the length and SHA-256 of every other.</summary>
internal static class ExportCheck
{
    private const string Manifest = "manifest.json";

    /// <returns>The manifest.</returns>
    /// <exception cref="CliException">The download was cut, or something of it is not what was sent.</exception>
    public static async Task<ApiReply> RunAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, cancellationToken);
            var manifest = await ReadAsync(zip.GetEntry(Manifest) ?? throw Broken("it has no manifest"), cancellationToken);
            foreach (var file in manifest.Body.List("files"))
            {
                var name = file.Text("name") ?? "";
                var entry = zip.GetEntry(name) ?? throw Broken($"it has no {name}");
                await using var content = await entry.OpenAsync(cancellationToken);
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != file.Text("sha256"))
                {
                    throw Broken($"{name} is not what the manifest says");
                }
            }

            return manifest;
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException)
        {
            throw Broken(failure.Message.TrimEnd('.'));
        }
    }

    private static async Task<ApiReply> ReadAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await entry.OpenAsync(cancellationToken));
        var text = await reader.ReadToEndAsync(cancellationToken);
        return new ApiReply(JsonElement.Parse(text), text);
    }

    private static CliException Broken(string why) => new($"The export is not whole: {why}.", ExitCode.Failed);
}
