using System.Diagnostics;
using System.Text.Json;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Testing.Knowledge;

/// <summary>
/// Two real manuals as Debian packages them: "postgresql" (postgresql-doc-15) and "sqlite" (sqlite3-doc). They
/// are downloaded once into artifacts/sites; CHAT_SITES_DIR may name a folder where they are unpacked already.
/// </summary>
public static class RealSites
{
    private static readonly SemaphoreSlim Downloading = new(1, 1);

    /// <summary>The folder with the site's HTML files.</summary>
    /// <exception cref="InvalidOperationException">It is not there and could not be had; with a sentence that says what to do.</exception>
    public static async Task<string> FolderAsync(string site)
    {
        var (package, html) = site switch
        {
            "postgresql" => ("postgresql-doc-15", "usr/share/doc/postgresql-doc-15/html"),
            "sqlite" => ("sqlite3-doc", "usr/share/doc/sqlite3"),
            _ => throw new ArgumentException($"There is no site '{site}'.", nameof(site)),
        };
        var root = Environment.GetEnvironmentVariable("CHAT_SITES_DIR") is { Length: > 0 } named
            ? named
            : Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "sites")).FullName;
        var folder = Path.Combine(root, html);
        await Downloading.WaitAsync();
        try
        {
            if (!Directory.Exists(folder))
            {
                await UnpackAsync(package, root);
            }
        }
        finally
        {
            Downloading.Release();
        }

        return Directory.Exists(folder)
            ? folder
            : throw new InvalidOperationException($"The package {package} holds no {html}.");
    }

    public static async Task<IReadOnlyList<SiteQuestion>> QuestionsAsync(string site)
    {
        await using var file = File.OpenRead(Path.Combine(Repository.Root, "tests", "RealSites", "questions.json"));
        var all = await JsonSerializer.DeserializeAsync<Dictionary<string, List<SiteQuestion>>>(file, JsonSerializerOptions.Web);
        return all![site];
    }

    private static async Task UnpackAsync(string package, string root)
    {
        if (!File.Exists("/usr/bin/dpkg"))
        {
            throw new InvalidOperationException(
                $"The manual in Debian's package {package} is not here and this is no Debian. Unpack it elsewhere and name the folder in CHAT_SITES_DIR.");
        }

        const string script = """
            set -e
            cd "$2"
            apt-get download "$1" || { apt-get update; apt-get download "$1"; }
            dpkg -x "$1"_*.deb .
            rm -f "$1"_*.deb
            """;
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script, "unpack", package, root])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The package {package} could not be downloaded and unpacked:\n{string.Concat(said)}");
        }
    }
}
