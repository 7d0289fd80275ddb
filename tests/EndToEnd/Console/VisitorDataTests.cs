using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.EndToEnd.Support;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>What a visitor said is handed out and erased in the console, by those who may.</summary>
[Collection(nameof(Chromium))]
public sealed class VisitorDataTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Ann = "ann@example.com";

    private readonly ConsoleWorld _world = new(chromium);

    public async ValueTask InitializeAsync()
    {
        await _world.InitializeAsync();
        using var admin = _world.Platform.Client();
        foreach (var (session, visitor) in new[] { ("a1", Ann), ("a2", Ann), ("b1", "bob") })
        {
            (await admin.PostAsJsonAsync("/api/v1/chat", new { tenant_id = ConsoleWorld.Tenant, session_id = session, visitor, message = "How long is the warranty?" })).EnsureSuccessStatusCode();
        }
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_owner_exports_and_erases_all_that_the_visitor_of_a_conversation_said()
    {
        var page = await ConversationAsync("owner");
        await ClickAsync(page, "Visitor");
        var download = await page.RunAndWaitForDownloadAsync(() => ItemAsync(page, "Export this visitor's data"));
        Assert.Equal($"visitor-{Ann}.json", download.SuggestedFilename);
        var export = JsonNode.Parse(await File.ReadAllTextAsync((await download.PathAsync())!))!;
        Assert.Equal(["a1", "a2"], export["sessions"]!.AsArray().Select(session => session!["session_id"]!.GetValue<string>()));

        await ClickAsync(page, "Visitor");
        await ItemAsync(page, "Erase this visitor…");
        await Assertions.Expect(Button(page, "Erase for good")).ToBeDisabledAsync();
        await page.GetByLabel($"Type {Ann} to confirm").FillAsync(Ann);
        await ClickAsync(page, "Erase for good");
        await page.GetByText($"2 conversations of “{Ann}” erased for good.").WaitForAsync();
        await page.WaitForURLAsync("**/conversations");
    }

    [Fact]
    public async Task A_request_is_answered_by_the_visitors_name_alone()
    {
        var page = await _world.OpenAsync("owner");
        await page.GoAsync(ConsolePage.All.Single(shown => shown.Path == "/t/$tenant/settings"), _world.Values);
        var form = page.GetByRole(AriaRole.Form, new PageGetByRoleOptions { Name = "A visitor's data" });
        await form.GetByLabel("Visitor").FillAsync("nobody");
        await form.GetByLabel("Visitor").PressAsync("Enter");
        await form.GetByText("No conversation of a visitor “nobody” is known; there is nothing to export.").WaitForAsync();

        await form.GetByLabel("Visitor").FillAsync("bob");
        await ClickAsync(page, "Erase…");
        await page.GetByLabel("Type bob to confirm").FillAsync("bob");
        await ClickAsync(page, "Erase for good");
        await form.GetByText("1 conversation of “bob” erased for good.").WaitForAsync();
    }

    [Fact]
    public async Task An_agent_is_offered_neither()
    {
        var page = await ConversationAsync("agent");
        await Assertions.Expect(page.GetByText("Internal note")).ToBeVisibleAsync();
        await Assertions.Expect(Button(page, "Visitor")).ToHaveCountAsync(0);
    }

    private async Task<IPage> ConversationAsync(string who)
    {
        var page = await _world.OpenAsync(who);
        var values = new Dictionary<string, string>(_world.Values) { ["session"] = "a1" };
        await page.GoAsync(ConsolePage.All.Single(shown => shown.Path == "/t/$tenant/conversations/$session"), values);
        return page;
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    private static Task ClickAsync(IPage page, string button) => Button(page, button).ClickAsync();

    private static Task ItemAsync(IPage page, string name) => page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = name }).ClickAsync();
}
