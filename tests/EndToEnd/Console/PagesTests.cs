using System.Globalization;
using System.Text.Json;
using ChatPlatform.EndToEnd.Support;
using ChatPlatform.Testing.Platform;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>Every page of the console, looked at: by axe in light and dark, and by whoever reads the screenshots.</summary>
[Collection(nameof(Chromium))]
public sealed class PagesTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private static readonly (string Name, int Width, int Height)[] Widths = [("phone", 375, 812), ("tablet", 820, 1180), ("desktop", 1280, 800)];

    private readonly ConsoleWorld _world = new(chromium);

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_any_page_and_nothing_reaches_over_a_phones_edge(ColorScheme scheme)
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(Repository.WebFolder, "console", "node_modules", "axe-core", "axe.min.js"));
        var shots = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "console")).FullName;
        var outside = await _world.OpenAsync(who: null, scheme);
        var inside = await _world.OpenAsync("admin", scheme);
        var findings = new List<string>();
        inside.PageError += (_, error) => findings.Add($"{inside.Url}: {error}");

        foreach (var shown in ConsolePage.All.Where(shown => shown.Path is not ("/" or "/setup")))
        {
            var page = shown.Policy == "anyone" ? outside : inside;
            await page.SetViewportSizeAsync(1280, 800);
            await page.GoAsync(shown, _world.Values);
            findings.AddRange((await ViolationsAsync(page, axe)).Select(violation => $"{shown.Path}: {violation}"));
            foreach (var (name, width, height) in Widths)
            {
                await page.SetViewportSizeAsync(width, height);
                await page.SettledAsync();
                if (await OverhangAsync(page) is var over and > 0)
                {
                    findings.Add(string.Create(CultureInfo.InvariantCulture, $"{shown.Path}: {over} pixels too wide at {width}"));
                }

                await page.ScreenshotAsync(new PageScreenshotOptions
                {
                    Path = Path.Combine(shots, $"{shown.Name}-{name}-{scheme.ToString().ToLowerInvariant()}.png"),
                    Animations = ScreenshotAnimations.Disabled,
                });
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>Pixels by which the page is wider than its window, once it has taken the window's new width.</summary>
    private static async Task<int> OverhangAsync(IPage page)
    {
        try
        {
            await page.WaitForFunctionAsync(
                "() => document.documentElement.scrollWidth <= innerWidth", options: new PageWaitForFunctionOptions { Timeout = 3_000 });
            return 0;
        }
        catch (TimeoutException)
        {
            return await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
        }
    }

    private static async Task<string[]> ViolationsAsync(IPage page, string axe)
    {
        await page.EvaluateAsync(axe);
        var violations = await page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)} (${(node.failureSummary ?? '').replaceAll('\n', ' ').slice(0, 240)})`))
            """);
        return [.. violations.EnumerateArray().Select(violation => violation.GetString()!)];
    }
}
