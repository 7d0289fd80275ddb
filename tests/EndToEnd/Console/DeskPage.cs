using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>An agent at the desk.</summary>
public sealed partial class DeskPage(IPage page)
{
    public IPage Page => page;

    public ILocator Waiting => Section("Waiting");

    public ILocator Mine => Section("Mine");

    public ILocator Messages => page.GetByTestId("message");

    /// <summary>What the agent has sent and the platform has not acknowledged.</summary>
    public ILocator Sending => page.Locator("[data-testid='message'][data-status='waiting']");

    /// <summary>Of the conversation that is open.</summary>
    public string Session => new Uri(page.Url).Segments[^1];

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });

    public async Task OpenAsync()
    {
        await page.GotoAsync($"/console/t/{ConsoleWorld.Tenant}/desk");
        await Assertions.Expect(page.GetByText(SomebodyHere())).ToBeVisibleAsync();
    }

    public async Task SayAsync(string text)
    {
        var box = page.GetByLabel("Your reply");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    /// <summary>The agent, at least: then the desk knows of them.</summary>
    [GeneratedRegex(@"^(1 person is|[1-9]\d* people are) here$")]
    private static partial Regex SomebodyHere();

    private ILocator Section(string name) => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = name }).GetByTestId("desk-item");
}
