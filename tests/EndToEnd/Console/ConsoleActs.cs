using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>What somebody does in the console.</summary>
public static class ConsoleActs
{
    /// <summary>On the sign-in page; done when it is left.</summary>
    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Password" }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.SettledAsync();
    }

    /// <summary>Goes to another page of the console as a link in it would, without loading it anew; done when all of it is there.</summary>
    public static async Task GoAsync(this IPage page, ConsolePage to, IReadOnlyDictionary<string, string> values)
    {
        await page.EvaluateAsync("address => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate')); }", to.Address(values));
        await page.WaitForSelectorAsync($"[data-page='{to.Path}']");
        await page.SettledAsync();
    }

    /// <summary>Waits until the page has its heading and nothing on it is still loading.</summary>
    public static async Task SettledAsync(this IPage page)
    {
        await page.WaitForFunctionAsync("() => document.querySelector('main h1') !== null && document.querySelector('[aria-busy=true]') === null");
        try
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle, new PageWaitForLoadStateOptions { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            // A page with another in it, as the widget's designer, is never idle in Playwright's eyes.
        }
    }
}
