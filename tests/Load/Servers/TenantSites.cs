using System.Globalization;
using ChatPlatform.Load.Visits;
using ChatPlatform.Testing.Knowledge;

namespace ChatPlatform.Load.Servers;

/// <summary>A small site for each tenant, on one loopback port; every paragraph carries the tenant's mark.</summary>
internal sealed class TenantSites : IAsyncDisposable
{
    private static readonly string[] Products = ["Heron kettle", "Osprey toaster", "Wren grinder", "Finch scale", "Swift blender", "Robin lamp", "Plover fan", "Tern radio"];

    private readonly DirectoryInfo _folder;
    private readonly StaticSite _site;

    private TenantSites(DirectoryInfo folder, StaticSite site) => (_folder, _site) = (folder, site);

    public static async Task<TenantSites> StartAsync(IEnumerable<LoadTenant> tenants, int port)
    {
        var folder = Directory.CreateTempSubdirectory("chat-load-");
        foreach (var tenant in tenants)
        {
            await WriteAsync(folder.CreateSubdirectory(tenant.Id).FullName, tenant);
        }

        return new TenantSites(folder, await StaticSite.StartAsync(folder.FullName, port));
    }

    public string UrlOf(LoadTenant tenant) => new Uri(_site.Url, $"{tenant.Id}/index.html").AbsoluteUri;

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task WriteAsync(string folder, LoadTenant tenant)
    {
        var links = string.Concat(Products.Select((product, number) => $"<li><a href=\"p{number}.html\">{product}</a></li>"));
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), Page($"Shop {tenant.Mark}", $"<p>All that the shop {tenant.Mark} sells.</p><ul>{links}</ul>"));
        for (var number = 0; number < Products.Length; number++)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"p{number}.html"), Page(Products[number], Describe(Products[number], number, tenant)));
        }
    }

    private static string Describe(string product, int number, LoadTenant tenant) => string.Create(CultureInfo.InvariantCulture, $"""
        <h2>Delivery</h2><p>Delivery of the {product} takes {number + 2} working days, says the shop {tenant.Mark}.</p>
        <h2>Size</h2><p>The {product} of {tenant.Mark} has a capacity of {number + 1}.5 litres and weighs {number + 2} kilograms.</p>
        <h2>Returns</h2><p>You have {30 + number} days to return the {product} to {tenant.Mark}.</p>
        <h2>Warranty</h2><p>The {product} comes with a warranty of {number + 1} years by {tenant.Mark}.</p>
        """);

    private static string Page(string title, string body) =>
        $"<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>";
}
