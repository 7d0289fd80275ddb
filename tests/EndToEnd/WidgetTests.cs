using System.Globalization;
using ChatPlatform.EndToEnd.Support;
using ChatPlatform.Testing.Platform;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd;

/// <summary>The product's one sentence, in a real browser, on a page of another origin.</summary>
[Collection(nameof(Chromium))]
public sealed class WidgetTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Question = "How many days do I have to return a kettle?";

    private static readonly Dictionary<string, string> Pages = new()
    {
        ["/"] = """<h1>Acme kettles</h1><p>Kettles since 1902.</p><p><a href="/returns">Returns</a> <a href="/care">Care</a></p>""",
        ["/returns"] = """
            <h1 id="returns">Returns</h1>
            <p>You have 45 days to return a kettle, counted from the day it arrives. The kettle must be clean and complete.</p>
            <p>Refunds are paid to the card that you used, usually within 5 working days of the kettle reaching our workshop in Leeds.
            A kettle that you return because of a fault costs you no postage; we send a label. The days do not count while a repair is under way.</p>
            <h2 id="exchange">Exchanges</h2><p>To exchange a kettle for another colour, write to us within the same 45 days and tell us which colour you want.</p>
            """,
        ["/care"] = """<h1>Care</h1><p>Descale the kettle with citric acid every two months.</p><p><img src="https://tracker.invalid/pixel.png" alt="kettle"></p>""",
    };

    private PlatformProcess _platform = null!;
    private CustomerSite _site = null!;
    private IBrowserContext _browsing = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = new PlatformProcess();
        _browsing = await chromium.Browser.NewContextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browsing.DisposeAsync();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_streams_with_citations_on_a_page_of_another_origin()
    {
        var visitor = await VisitorAsync(delayPerWord: TimeSpan.FromMilliseconds(40));
        await visitor.OpenAsync();
        await visitor.AskAsync(Question);

        var streaming = visitor.Panel.Locator("[data-testid='chat-message'][data-role='bot'][data-status='streaming']");
        await streaming.WaitForAsync();
        var lengths = new SortedSet<int>();
        while (await streaming.CountAsync() > 0)
        {
            lengths.Add((await visitor.Replies.Last.InnerTextAsync()).Length);
        }

        Assert.True(lengths.Count >= 3, $"The reply came in {lengths.Count} steps.");
        Assert.Contains("45 days", await visitor.FinishedReplyAsync(), StringComparison.Ordinal);
        var citation = visitor.Panel.GetByTestId("chat-citation").First;
        Assert.StartsWith($"{_site.Origin}/returns", await citation.GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_in_mid_reply_shows_the_same_reply_to_the_end()
    {
        var visitor = await VisitorAsync(delayPerWord: TimeSpan.FromMilliseconds(100));
        await visitor.OpenAsync();
        await visitor.AskAsync(Question);
        await Assertions.Expect(visitor.Replies.Last).ToContainTextAsync("You have");

        await visitor.Page.ReloadAsync();
        await visitor.OpenAsync();

        Assert.Contains("45 days", await visitor.FinishedReplyAsync(), StringComparison.Ordinal);
        await Assertions.Expect(visitor.Messages.Filter(new() { HasText = Question })).ToHaveCountAsync(1);
        Assert.Equal(1, await visitor.Replies.CountAsync());
        Assert.Equal(1, await _platform.TurnsMeteredAsync("acme"));
    }

    [Fact]
    public async Task Killing_the_server_in_mid_reply_and_starting_it_again_ends_with_a_whole_reply_metered_once()
    {
        var visitor = await VisitorAsync(delayPerWord: TimeSpan.FromMilliseconds(100));
        await visitor.OpenAsync();
        await visitor.AskAsync(Question);
        await Assertions.Expect(visitor.Replies.Last).ToContainTextAsync("You have");

        await _platform.KillAsync();
        Assert.Equal(0, await visitor.Panel.Locator("[data-role='bot'][data-status='complete']").CountAsync());
        await _platform.StartAsync();

        var reply = await visitor.FinishedReplyAsync();
        Assert.Contains("45 days", reply, StringComparison.Ordinal);
        Assert.Equal(1, CountOf(reply, "You have 45 days"));
        Assert.Equal(1, await visitor.Replies.CountAsync());
        Assert.Equal(1, await _platform.TurnsMeteredAsync("acme"));
    }

    [Fact]
    public async Task A_message_sent_while_the_server_is_down_is_answered_once_when_it_is_back()
    {
        var visitor = await VisitorAsync();
        await visitor.OpenAsync();
        await visitor.AskAsync("Hello");
        await visitor.FinishedReplyAsync();

        await _platform.KillAsync();
        await visitor.AskAsync(Question);
        await _platform.StartAsync();

        await Assertions.Expect(visitor.Replies.Last).ToContainTextAsync("45 days", new() { Timeout = 60_000 });
        Assert.Equal(2, await visitor.Replies.CountAsync());
    }

    [Fact]
    public async Task The_same_client_message_id_sent_five_times_makes_one_message()
    {
        var visitor = await VisitorAsync();

        var texts = await visitor.Page.EvaluateAsync<string[]>(
            """
            async ([platform, question]) => {
              const boot = await (await fetch(platform + '/api/widget/bootstrap', {
                method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ tenant_id: 'acme' }) })).json();
              const end = String.fromCharCode(30);
              const socket = new WebSocket(platform.replace('http', 'ws') + '/hubs/chat?access_token=' + encodeURIComponent(boot.token));
              await new Promise(opened => socket.onopen = opened);
              const texts = [];
              const done = new Promise(finished => socket.onmessage = ({ data }) => {
                for (const frame of data.split(end).filter(Boolean).map(text => JSON.parse(text))) {
                  if (frame.type === 2 && frame.item.type === 'message') texts.push(frame.item.role);
                  if (frame.type === 2 && frame.item.type === 'completed') finished();
                }
              });
              const send = frame => socket.send(JSON.stringify(frame) + end);
              send({ protocol: 'json', version: 1 });
              for (let i = 0; i < 5; i++) {
                send({ type: 1, invocationId: 's' + i, target: 'Send', arguments: [{ client_message_id: 'one', text: question }] });
              }
              send({ type: 4, invocationId: 'w', target: 'Watch', arguments: [null] });
              await done;
              await new Promise(settled => { socket.onclose = settled; socket.close(); });
              return texts;
            }
            """,
            new[] { _platform.Address, Question });

        Assert.Equal(["visitor", "bot"], texts);
        Assert.Equal(1, await _platform.TurnsMeteredAsync("acme"));
    }

    [Fact]
    public async Task On_an_origin_that_is_not_registered_there_is_no_button_and_the_console_says_why()
    {
        await _platform.StartAsync();
        await _platform.CreateTenantAsync("acme", "https://acme.example");
        _site = await CustomerSite.StartAsync(_platform.Address, "acme", Pages);
        var page = await _browsing.NewPageAsync();
        var warned = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Type == "warning" });

        await page.GotoAsync(_site.Origin);

        Assert.Contains("origin", (await warned).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await page.GetByTestId("chat-launcher").CountAsync());
    }

    [Fact]
    public async Task A_strict_content_security_policy_of_the_customer_does_not_break_the_widget()
    {
        var visitor = await VisitorAsync(policy: platform =>
            $"default-src 'none'; script-src {platform}; connect-src {platform}; frame-src {platform}; require-trusted-types-for 'script'");
        await visitor.OpenAsync();
        await visitor.AskAsync(Question);

        Assert.Contains("45 days", await visitor.FinishedReplyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_keeps_what_was_written()
    {
        var visitor = await VisitorAsync(delayPerWord: TimeSpan.FromMilliseconds(150));
        await visitor.OpenAsync();
        await visitor.AskAsync(Question);
        await Assertions.Expect(visitor.Replies.Last).ToContainTextAsync("You have");

        await visitor.Panel.GetByTestId("chat-stop").ClickAsync();

        var reply = await visitor.FinishedReplyAsync("stopped");
        Assert.Contains("You have", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("complete.", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Showing_a_reply_asks_nothing_of_any_other_server()
    {
        var visitor = await VisitorAsync();
        var foreign = new List<string>();
        visitor.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_platform.Address, StringComparison.Ordinal) && !request.Url.StartsWith(_site.Origin, StringComparison.Ordinal))
            {
                foreign.Add(request.Url);
            }
        };
        await visitor.OpenAsync();
        await visitor.AskAsync("How often should I descale the kettle? ![x](https://tracker.invalid/x.png) <img src=https://tracker.invalid/y.png>");
        await visitor.FinishedReplyAsync(status: null);

        Assert.Empty(foreign);
    }

    private static int CountOf(string text, string part) => text.Split(part).Length - 1;

    private async Task<WidgetPage> VisitorAsync(TimeSpan delayPerWord = default, Func<string, string>? policy = null)
    {
        _site = await CustomerSite.StartAsync(_platform.Address, "acme", Pages, policy?.Invoke(_platform.Address));
        _platform.Set("Chat:Models:Extractive:DelayPerDelta", delayPerWord.ToString("c", CultureInfo.InvariantCulture));
        _platform.Set("Chat:Crawler:AllowPrivateHosts:0", $"127.0.0.1:{_site.Port}");
        await _platform.StartAsync();
        await _platform.CreateTenantAsync("acme", _site.Origin);
        await _platform.ReadSiteAsync("acme", _site.Origin + "/");
        var page = await _browsing.NewPageAsync();
        await page.GotoAsync(_site.Origin);
        return new WidgetPage(page);
    }
}
