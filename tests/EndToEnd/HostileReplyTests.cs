using System.Collections.Concurrent;
using ChatPlatform.EndToEnd.Support;
using ChatPlatform.Testing;
using ChatPlatform.Testing.Platform;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd;

/// <summary>What a page, a title or a model may write without the visitor's browser doing anything of it.</summary>
[Collection(nameof(Chromium))]
public sealed class HostileReplyTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Evil = "https://tracker.invalid";

    /// <summary>Each calls <c>fired()</c> in whichever document runs it.</summary>
    private const string Script =
        """
        <script>parent.fired=fired=1</script> <svg onload="fired=1"><script>fired=1</script></svg> <img src=x onerror="fired=1"> <iframe srcdoc="<script>top.fired=1</script>"></iframe>
        <svg><animate onbegin="fired=1" attributeName=x dur=1s> <details open ontoggle="fired=1"> <math><mi xlink:href="javascript:fired=1">x</mi></math> <style>@import 'https://tracker.invalid/s.css'</style>

        [click](javascript:fired=1) [click](JaVaScRiPt:fired=1) [click](data:text/html,<script>fired=1</script>) [click](vbscript:fired=1) <javascript:fired=1> ![x](javascript:fired=1) [a]: javascript:fired=1

        | a |
        |---|
        | <img src=x onerror="fired=1"> |

        `<img src=x onerror="fired=1">` &lt;img src=x onerror="fired=1"&gt; [1]
        """;

    private const string Requests =
        """
        ![x](https://tracker.invalid/image.png) ![x][ref] [![x](https://tracker.invalid/linked.png)](https://tracker.invalid/link) <img src="https://tracker.invalid/tag.png"> <img srcset="https://tracker.invalid/set.png 1x">

        [ref]: https://tracker.invalid/reference.png

        https://tracker.invalid/auto?stolen=words <https://tracker.invalid/angle> www.tracker.invalid/www [link](https://tracker.invalid/markdown "title") //tracker.invalid/scheme-relative

        <link rel="prefetch" href="https://tracker.invalid/prefetch"> <link rel=dns-prefetch href=//tracker.invalid> <div style="background:url(https://tracker.invalid/style.png)">x</div> <video poster="https://tracker.invalid/poster.png"></video>
        <object data="https://tracker.invalid/object"></object> <iframe src="https://tracker.invalid/frame"></iframe> <meta http-equiv=refresh content="0;url=https://tracker.invalid/refresh"> <audio src=https://tracker.invalid/audio autoplay> [1]
        """;

    private readonly PlatformProcess _platform = new();
    private FakeModelServer _model = null!;
    private CustomerSite _site = null!;
    private IBrowserContext _browsing = null!;

    public async ValueTask InitializeAsync()
    {
        _browsing = await chromium.Browser.NewContextAsync();
        _model = await FakeModelServer.StartAsync();
        _platform.Set("Chat:Models:Default", "openai");
        _platform.Set("Chat:Models:OpenAI:BaseUrl", _model.OpenAIUrl);
        _platform.Set("Chat:Models:OpenAI:ApiKey", "a-key");
        _platform.Set("Chat:Models:OpenAI:Model", "a-model");
    }

    public async ValueTask DisposeAsync()
    {
        await _browsing.DisposeAsync();
        await _platform.DisposeAsync();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        await _model.DisposeAsync();
    }

    /// <summary>CVE-2025-71331: script and SVG in what the assistant shows ran in the visitor's page.</summary>
    [Fact]
    public async Task Script_and_SVG_in_replies_titles_and_pages_are_text()
    {
        var visitor = await VisitorAsync($"""<h1>Kettles {Html(Script)}</h1><p>We have kettles. {Html(Script)}</p>""");
        await AskAsync(visitor, Script);

        foreach (var frame in visitor.Page.Frames)
        {
            Assert.Equal("undefined", await frame.EvaluateAsync<string>("typeof fired"));
        }

        var messages = visitor.Panel.Locator("[data-testid='chat-message']");
        Assert.Equal(0, await messages.Locator("script, img, iframe, object, embed, style, link, meta, base, [onerror], [onload], [style]").CountAsync());
        foreach (var link in await visitor.Panel.Locator("a[href]").AllAsync())
        {
            Assert.Matches("^(https?|mailto):", await link.GetAttributeAsync("href"));
        }

        Assert.Contains("onerror", await visitor.Replies.Last.InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>CVE-2025-32711: a reply that the browser merely drew took the conversation elsewhere by an image's address.</summary>
    [Fact]
    public async Task Rendering_a_reply_makes_no_network_request()
    {
        var visitor = await VisitorAsync("<h1>Kettles</h1><p>We have kettles of all sizes, and they are all here.</p>");
        var asked = new ConcurrentQueue<string>();
        _browsing.Request += (_, request) => asked.Enqueue(request.Url);
        await AskAsync(visitor, Requests);
        await visitor.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        // Hovering is not asking: nothing may be fetched ahead of a click.
        foreach (var link in await visitor.Replies.Last.Locator("a[href]").AllAsync())
        {
            await link.HoverAsync();
        }

        Assert.DoesNotContain(asked, url => !url.StartsWith(_platform.Address, StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal));
        Assert.Contains(Evil, await visitor.Replies.Last.InnerTextAsync(), StringComparison.Ordinal);
    }

    private static string Html(string text) => text.Replace("</", "&lt;/", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private async Task AskAsync(WidgetPage visitor, string reply)
    {
        _model.Otherwise = FakeModelReply.Stream([.. reply.Chunk(7).Select(piece => new string(piece))]);
        await visitor.OpenAsync();
        await visitor.AskAsync("Have you kettles?");
        await visitor.FinishedReplyAsync(status: null);
    }

    private async Task<WidgetPage> VisitorAsync(string page)
    {
        _site = await CustomerSite.StartAsync(_platform.Address, "acme", new Dictionary<string, string> { ["/"] = "<h1>Acme</h1><p>Kettles since 1902.</p><a href='/kettles'>Kettles</a>", ["/kettles"] = page });
        _platform.Set("Chat:Crawler:AllowPrivateHosts:0", $"127.0.0.1:{_site.Port}");
        await _platform.StartAsync();
        await _platform.CreateTenantAsync("acme", _site.Origin);
        await _platform.ReadSiteAsync("acme", _site.Origin + "/");
        var visitor = await _browsing.NewPageAsync();
        await visitor.GotoAsync(_site.Origin);
        return new WidgetPage(visitor);
    }
}
