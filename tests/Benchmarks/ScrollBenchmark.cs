using System.Net.Http.Json;
using ChatPlatform.Benchmarks.Lists;
using ChatPlatform.EndToEnd.Console;
using ChatPlatform.EndToEnd.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace ChatPlatform.Benchmarks;

internal sealed class ScrollBenchmark : IBenchmark
{
    private const string Email = "admin@example.com";
    private const string Password = "a password of fair length";
    private const int Seconds = 10;

    /// <summary>Rows are read up to here, so that they are many that the list has to hold.</summary>
    private const int Deep = 4_500;

    /// <summary>Scrolls by so many pixels a frame, a screen in a quarter of a second, and notes how long each frame took.</summary>
    private const string Scroll = """
        ([pixels, seconds]) => new Promise(done => {
            const frames = [];
            const began = performance.now();
            let last = began;
            const frame = now => {
                frames.push(now - last);
                last = now;
                window.scrollBy(0, pixels);
                if (now - began < seconds * 1000) requestAnimationFrame(frame);
                else done(frames.slice(1));
            };
            requestAnimationFrame(frame);
        })
        """;

    private const string FirstRow = "() => Number(document.querySelector('[data-index]').dataset.index)";

    /// <summary>Goes to the end of what has been read, until it is enough.</summary>
    private const string ReadOn = """
        rows => new Promise(done => {
            const on = () => {
                const last = Math.max(...[...document.querySelectorAll('[data-index]')].map(row => Number(row.dataset.index)));
                if (last >= rows) return done(last);
                window.scrollTo(0, document.documentElement.scrollHeight);
                setTimeout(on, 20);
            };
            on();
        })
        """;

    private static readonly (string Name, string Path)[] Lists =
    [
        ("tenants", "/console/platform/tenants"),
        ("conversations", $"/console/t/{LongLists.Tenant}/conversations"),
        ("pages of a ledger", $"/console/t/{LongLists.Tenant}/sources/site"),
    ];

    public string Name => "scroll";

    public string Question => $"Does a long list scroll smoothly? In the browser, drawn without a graphics card: how long a frame takes, at rest and while a screen goes by in a quarter of a second, {Seconds} s each.";

    public async Task RunAsync(TextWriter output)
    {
        await using var platform = new ListsPlatform();
        platform.UseKestrel(0);
        platform.StartServer();
        await LongLists.FillSqliteAsync(platform.Services);
        using var admin = platform.CreateClient();
        admin.DefaultRequestHeaders.Authorization = new("Bearer", ListsPlatform.AdminKey);
        (await admin.PostAsJsonAsync("/api/v1/admin/users", new { email = Email, name = "Admin", password = Password, platform_admin = true })).EnsureSuccessStatusCode();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await ChromiumBrowser.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new BrowserNewPageOptions
        {
            BaseURL = new UriBuilder(admin.BaseAddress!) { Host = "localhost" }.Uri.ToString(),
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
        });
        await page.GotoAsync("/console/sign-in");
        await page.SignInAsync(Email, Password);
        foreach (var (name, path) in Lists)
        {
            await page.GotoAsync(path);
            await page.SettledAsync();
            await output.WriteLineAsync($"  {name}");
            await WriteAsync("at rest", 0);
            await WriteAsync("down from the top", 53);
            var rows = await page.EvaluateAsync<int>(ReadOn, Deep);
            await WriteAsync($"up from row {rows}", -53);
        }

        async Task WriteAsync(string what, int pixels)
        {
            var from = await page.EvaluateAsync<int>(FirstRow);
            var frames = await page.EvaluateAsync<double[]>(Scroll, new[] { pixels, Seconds });
            var passed = Math.Abs(await page.EvaluateAsync<int>(FirstRow) - from);
            await output.WriteLineAsync($"    {what,-20} {new Spread(frames, "ms")}; {frames.Count(frame => frame > 50)} above 50 ms; {passed} rows went by");
        }
    }
}
