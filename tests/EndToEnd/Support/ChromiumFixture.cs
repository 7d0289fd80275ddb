using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Support;

/// <summary>The distribution's Chromium, driven by Playwright.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // A loaded machine takes its time; what never comes fails all the same.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        Browser = await ChromiumBrowser.LaunchAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

[CollectionDefinition(nameof(Chromium), DisableParallelization = true)]
public sealed class Chromium : ICollectionFixture<ChromiumFixture>;
