using ChatPlatform.Testing.Knowledge;
using ChatPlatform.Testing.Platform;

[assembly: AssemblyFixture(typeof(ChatPlatform.Cli.Tests.Support.Platform))]

namespace ChatPlatform.Cli.Tests.Support;

/// <summary>The real platform as a process, and a small site that it may read.</summary>
public sealed class Platform : IAsyncLifetime
{
    private readonly string _pages = Directory.CreateTempSubdirectory("chat-cli-site-").FullName;
    private readonly PlatformProcess _process = new();
    private StaticSite? _site;

    public string Address => _process.Address;

    public string DataFolder => _process.DataFolder;

    public string SiteUrl => $"{_site!.Url}index.html";

    /// <summary>Where the site is, as a page of it tells a server.</summary>
    public string SiteOrigin => _site!.Url.GetLeftPart(UriPartial.Authority);

    /// <summary>As the site's owner, puts a line at an address of it.</summary>
    public async Task PublishAsync(string url, string line)
    {
        var path = Path.Combine(_pages, new Uri(url).AbsolutePath.TrimStart('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, line + "\n");
    }

    public async ValueTask InitializeAsync()
    {
        await WriteAsync("index.html", "Kettles", "<h2>Returns</h2><p>You can return a kettle within 30 days of delivery.</p><a href='about.html'>About us</a>");
        await WriteAsync("about.html", "About us", "<p>The workshop in Leipzig has repaired every kettle that it sold since 1987.</p><a href='gone.html'>Gone</a>");
        _site = await StaticSite.StartAsync(_pages);

        // A page on localhost is an origin only there.
        _process.Set("ASPNETCORE_ENVIRONMENT", "Development");
        _process.Set("Chat:Demo", "false");
        _process.Set("Chat:Crawler:AllowPrivateHosts:0", _site.Url.Authority);
        _process.Set("Chat:Models:AllowPrivateHosts:0", _site.Url.Authority);
        await _process.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _site!.DisposeAsync();
        Directory.Delete(_pages, recursive: true);
    }

    private Task WriteAsync(string name, string title, string body) => File.WriteAllTextAsync(
        Path.Combine(_pages, name), $"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>");
}
