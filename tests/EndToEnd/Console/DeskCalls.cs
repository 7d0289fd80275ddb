using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>
/// What calls an agent: the tones that the page has played and the browser's notices that it has shown, noted in place of
/// being heard and seen. Whether the tab is in sight is the test's to say.
/// </summary>
public sealed class DeskCalls
{
    private const string Ears = """
        window.heard = { tones: 0, notices: [], hidden: false };
        Object.defineProperty(Document.prototype, 'hidden', { get: () => window.heard.hidden });
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (when) { window.heard.tones++; return start.call(this, when); };
        window.Notification = class {
            static permission = 'default';
            static requestPermission() { this.permission = 'granted'; return Promise.resolve('granted'); }
            constructor(title, options) { this.title = title; this.body = options?.body; window.heard.notices.push(this); }
            close() { this.closed = true; }
        };
        """;

    private readonly IPage _page;

    private DeskCalls(IPage page) => _page = page;

    /// <summary>From the next loading of the page on.</summary>
    public static async Task<DeskCalls> OfAsync(IPage page)
    {
        await page.AddInitScriptAsync(Ears);
        return new DeskCalls(page);
    }

    public Task HideAsync(bool hidden) => _page.EvaluateAsync("hidden => { window.heard.hidden = hidden; }", hidden);

    /// <summary>Two for each call.</summary>
    public Task<int> TonesAsync() => _page.EvaluateAsync<int>("() => window.heard.tones");

    public Task<string[]> NoticesAsync() => _page.EvaluateAsync<string[]>("() => window.heard.notices.map(({ title, body }) => `${title}: ${body}`)");

    /// <summary>Waits until so many notices have been shown.</summary>
    public Task NoticedAsync(int number) => _page.WaitForFunctionAsync("number => window.heard.notices.length >= number", number);

    /// <returns>Whether the page has taken it away then.</returns>
    public Task<bool> ClickLastNoticeAsync() =>
        _page.EvaluateAsync<bool>("() => { const notice = window.heard.notices.at(-1); notice.onclick(); return notice.closed === true; }");
}
