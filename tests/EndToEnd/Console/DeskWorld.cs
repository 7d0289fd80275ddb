using System.Net.Http.Json;
using ChatPlatform.EndToEnd.Support;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>
/// A platform whose bot hands over, a customer's page with the widget on it, and the cable between the two. Visitors have
/// browsers of their own.
/// </summary>
public sealed class DeskWorld(ChromiumFixture chromium) : IAsyncLifetime
{
    private readonly ConsoleWorld _console = new(chromium);
    private readonly List<IBrowserContext> _visiting = [];
    private CustomerSite _site = null!;

    public ConsoleWorld Console => _console;

    public Cable VisitorsCable { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _console.InitializeAsync();
        VisitorsCable = new Cable(_console.Platform.Port);
        _site = await CustomerSite.StartAsync(VisitorsCable.Address, ConsoleWorld.Tenant, new Dictionary<string, string> { ["/"] = "<h1>Fettle</h1>" });
        using var admin = _console.Platform.Client();
        (await admin.PutAsJsonAsync($"/api/v1/admin/tenants/{ConsoleWorld.Tenant}", new { origins = new[] { _site.Origin } })).EnsureSuccessStatusCode();
        var bot = $"/api/v1/bots/{_console.Values["bot"]}?tenant={ConsoleWorld.Tenant}";
        (await admin.PutAsJsonAsync(bot, new { handover = new { enabled = true } })).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _visiting)
        {
            await context.DisposeAsync();
        }

        await _site.DisposeAsync();
        await VisitorsCable.DisposeAsync();
        await _console.DisposeAsync();
    }

    /// <summary>A visitor who has opened the panel.</summary>
    public async Task<WidgetPage> VisitAsync()
    {
        var context = await chromium.Browser.NewContextAsync();
        _visiting.Add(context);
        return await VisitAsync(await context.NewPageAsync());
    }

    /// <summary>The same visitor, again or in another tab.</summary>
    public async Task<WidgetPage> VisitAsync(IPage page)
    {
        await page.GotoAsync(_site.Origin);
        var visitor = new WidgetPage(page);
        await visitor.OpenAsync();
        return visitor;
    }

    /// <param name="who">Somebody whom the world of the console knows.</param>
    /// <param name="address">By which the browser reaches the platform; null for its own.</param>
    public async Task<DeskPage> SitDownAsync(string who, string? address = null)
    {
        var desk = new DeskPage(await _console.OpenAsync(who, address: address));
        await desk.OpenAsync();
        return desk;
    }
}
