using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Support;

/// <summary>A visitor in front of a customer's page.</summary>
public sealed class WidgetPage(IPage page)
{
    public IPage Page => page;

    public ILocator Launcher => page.GetByTestId("chat-launcher");

    public IFrameLocator Panel => page.FrameLocator("iframe[src*='/embed']");

    public ILocator Input => Panel.GetByTestId("chat-input");

    public ILocator Messages => Panel.GetByTestId("chat-message");

    public ILocator Replies => Panel.Locator("[data-testid='chat-message'][data-role='bot']");

    public async Task OpenAsync()
    {
        await Launcher.ClickAsync();
        await Input.WaitForAsync();
    }

    public async Task AskAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    /// <summary>The last reply, once it is over.</summary>
    /// <param name="status">null: however it ended.</param>
    public async Task<string> FinishedReplyAsync(string? status = "complete")
    {
        var ended = status is null ? ":not([data-status='streaming'])" : $"[data-status='{status}']";
        var reply = Panel.Locator($"[data-testid='chat-message'][data-role='bot']{ended}").Last;
        await reply.WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        return await reply.InnerTextAsync();
    }
}
