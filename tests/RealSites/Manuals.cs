using ChatPlatform.Sources;
using ChatPlatform.Testing.Knowledge;

namespace ChatPlatform.RealSites;

/// <summary>PostgreSQL's and SQLite's manuals, each served on localhost and read once by a tenant of its own.</summary>
public abstract class Manuals : IAsyncLifetime
{
    public KnowledgeHost Host { get; private set; } = null!;

    public IReadOnlyDictionary<string, Manual> All { get; private set; } = null!;

    protected abstract Task<KnowledgeHost> CreateHostAsync();

    public async ValueTask InitializeAsync()
    {
        Host = await CreateHostAsync();
        var all = new Dictionary<string, Manual>();
        foreach (var name in (string[])["postgresql", "sqlite"])
        {
            var folder = await Testing.Knowledge.RealSites.FolderAsync(name);
            var site = await StaticSite.StartAsync(folder);
            await Host.AddTenantAsync(name);
            var source = await Host.AddSiteAsync(name, new Uri(site.Url, "index.html"));
            var reading = await SiteReading.MeasureAsync(Host, name, source, CancellationToken.None);
            all[name] = new Manual(name, folder, site, source, reading, await Host.LedgerAsync(name, source));
        }

        All = all;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var manual in All?.Values ?? [])
        {
            await manual.Site.DisposeAsync();
        }

        await Host.DisposeAsync();
    }
}

public sealed class SqliteManuals : Manuals
{
    protected override Task<KnowledgeHost> CreateHostAsync() => Task.FromResult(new KnowledgeHost());
}

public sealed class PostgresManuals : Manuals
{
    protected override Task<KnowledgeHost> CreateHostAsync() => KnowledgeHost.OnPostgresAsync();
}

/// <param name="Folder">Where its HTML files lie.</param>
/// <param name="FirstLedger">As the first reading left it: tests run in any order, and a second one marks its pages unchanged.</param>
public sealed record Manual(
    string Tenant, string Folder, StaticSite Site, string SourceId, SiteReading FirstReading, IReadOnlyList<PageEntry> FirstLedger);
