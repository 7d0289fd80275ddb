using System.Diagnostics;
using System.Globalization;
using ChatPlatform.EndToEnd.Support;
using ChatPlatform.Testing.Platform;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>From the first start to a streamed reply on a page of another origin, by nothing but the console.</summary>
[Collection(nameof(Chromium))]
public sealed class FirstStartTests(ChromiumFixture chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["/"] = """<h1>Acme kettles</h1><p>Kettles since 1902.</p><p><a href="/returns">Returns</a></p>""",
        ["/returns"] = """
            <h1>Returns</h1>
            <p>You have 45 days to return a kettle, counted from the day it arrives. The kettle must be clean and complete.</p>
            <p>Refunds are paid to the card that you used, usually within 5 working days of the kettle reaching our workshop in Leeds.</p>
            """,
    };

    private readonly PlatformProcess _platform = new();
    private CustomerSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await CustomerSite.StartAsync(_platform.Address, "acme-kettles", Pages);
        _platform.Set("Chat:Crawler:AllowPrivateHosts:0", new Uri(_site.Origin).Authority);
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_new_platform_is_brought_to_a_streamed_reply_on_a_customers_page_by_the_console_alone()
    {
        var watch = Stopwatch.StartNew();
        await _platform.StartAsync();
        Tell(watch, "the platform is started");
        await using var office = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = _platform.Address });
        var console = await office.NewPageAsync();

        // Whoever opens the bare address comes to the set-up.
        await console.GotoAsync("/");
        await console.GetByLabel("Admin key").FillAsync(PlatformProcess.AdminKey);
        await console.GetByLabel("Your name").FillAsync("Ada");
        await console.GetByLabel("E-mail address").FillAsync("ada@example.com");
        await console.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Password" }).FillAsync("a password of fair length");
        await ClickAsync(console, "Create and sign in");
        await console.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Tenants", Exact = true }).WaitForAsync();
        Tell(watch, "the first admin is signed in");

        await console.GotoAsync("/console/platform/new");
        await console.GetByLabel("Name", new PageGetByLabelOptions { Exact = false }).First.FillAsync("Acme Kettles");
        await console.GetByLabel("Website").FillAsync(_site.Origin);
        await ClickAsync(console, "Create the tenant");
        Tell(watch, "the tenant is there");

        // The website is vouched for by who has made the tenant: reading it comes next.
        await ClickAsync(console, "Read it");
        var goOn = console.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Continue", Exact = true });
        await Assertions.Expect(goOn).ToBeEnabledAsync(new LocatorAssertionsToBeEnabledOptions { Timeout = 60_000 });
        Tell(watch, "the website is read");
        await goOn.ClickAsync();

        await console.GetByLabel("Your question").FillAsync("How many days do I have to return a kettle?");
        await ClickAsync(console, "Ask");
        await console.GetByText("45 days").First.WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        Tell(watch, "a question is answered in the console");
        await goOn.ClickAsync();

        await console.GetByLabel("Greeting").FillAsync("Hello from Acme");
        await ClickAsync(console, "Save");
        await goOn.ClickAsync();
        await console.GetByText($"data-tenant-id=\"acme-kettles\"").WaitForAsync();

        await using var home = await chromium.Browser.NewContextAsync();
        var page = await home.NewPageAsync();
        await page.GotoAsync(_site.Origin + "/");
        var visitor = new WidgetPage(page);
        await visitor.OpenAsync();
        await visitor.Panel.GetByText("Hello from Acme").WaitForAsync();
        await visitor.AskAsync("How many days do I have to return a kettle?");
        Assert.Contains("45 days", await visitor.FinishedReplyAsync(), StringComparison.Ordinal);
        Tell(watch, "a reply has streamed on the customer's page");

        // And the console has noticed by itself.
        await console.GetByText("You are live").WaitForAsync();
        Tell(watch, "the console says that the widget has been seen");
    }

    private static Task ClickAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    private void Tell(Stopwatch watch, string what) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,6:0.0} s: {what}"));
}
