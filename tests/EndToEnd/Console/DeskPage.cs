using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>An agent at the desk.</summary>
public sealed class DeskPage(IPage page)
{
    public IPage Page => page;

    public ILocator Waiting => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Waiting" }).GetByTestId("desk-item");

    public ILocator Messages => page.GetByTestId("message");

    /// <summary>What the agent has sent and the platform has not acknowledged.</summary>
    public ILocator Sending => page.Locator("[data-testid='message'][data-status='waiting']");

    /// <summary>Of the conversation that is open.</summary>
    public string Session => new Uri(page.Url).Segments[^1];

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });

    public async Task SayAsync(string text)
    {
        var box = page.GetByLabel("Your reply");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }
}
