using ChatPlatform.EndToEnd.Support;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>What is set in the console holds, and nobody's setting is overwritten unseen.</summary>
[Collection(nameof(Chromium))]
public sealed class EditingTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Question = "How many days do I have to return a machine?";

    private readonly ConsoleWorld _world = new(chromium);

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Of_two_who_edit_the_same_the_second_is_told_and_nothing_is_overwritten()
    {
        var first = await BotAsync("owner");
        var second = await BotAsync("admin");
        await Greeting(second).FillAsync("The second's words");

        await Greeting(first).FillAsync("The first's words");
        await ClickAsync(first, "Save");
        await first.GetByText("Not saved yet.").WaitForAsync(Gone);

        // Told without having tried to save; what was typed is still there, and theirs beside it.
        await second.GetByText("Somebody else saved a change while you were editing").WaitForAsync();
        await second.GetByRole(AriaRole.Cell, new PageGetByRoleOptions { Name = "The first's words" }).WaitForAsync();
        await Assertions.Expect(Greeting(second)).ToHaveValueAsync("The second's words");
        await first.ReloadAsync();
        await Assertions.Expect(Greeting(first)).ToHaveValueAsync("The first's words");

        await ClickAsync(second, "Take theirs");
        await Assertions.Expect(Greeting(second)).ToHaveValueAsync("The first's words");
        await Greeting(second).FillAsync("Both have agreed");
        await ClickAsync(second, "Save");
        await Assertions.Expect(Greeting(first)).ToHaveValueAsync("Both have agreed");
    }

    [Fact]
    public async Task What_is_saved_holds_from_the_next_question_on()
    {
        var visitors = await _world.OpenAsync(who: null);
        await visitors.GotoAsync("/demo/");
        var visitor = new WidgetPage(visitors);
        await visitor.OpenAsync();
        await visitor.AskAsync(Question);
        await visitor.FinishedReplyAsync("complete");

        var console = await BotAsync("owner");
        await console.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Sources" }).ClickAsync();
        await console.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Uploaded files" }).ClickAsync();
        await console.Keyboard.PressAsync("Escape");
        await ClickAsync(console, "Save");
        await console.GetByText("Not saved yet.").WaitForAsync(Gone);

        await visitor.AskAsync(Question);
        await visitor.FinishedReplyAsync("unanswered");
    }

    [Fact]
    public async Task A_plan_is_made_is_seen_at_once_by_another_admin_who_edits_it_too_and_is_deleted()
    {
        var first = await PlansAsync();
        var second = await PlansAsync();
        await ClickAsync(first, "New plan");
        await first.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Id" }).FillAsync("gold");
        await Limit(first, "Bots").FillAsync("3");
        await ClickAsync(first, "Create");

        await ClickAsync(second, "Change gold");
        await Limit(second, "Bots").FillAsync("5");
        await ClickAsync(first, "Change gold");
        await Limit(first, "Bots").FillAsync("4");
        await ClickAsync(first, "Save");
        await first.GetByRole(AriaRole.Dialog).WaitForAsync(Gone);

        await second.GetByText("Somebody else saved a change while you were editing").WaitForAsync();
        await ClickAsync(second, "Keep mine");
        await ClickAsync(second, "Save");
        await Assertions.Expect(first.GetByRole(AriaRole.Row, new PageGetByRoleOptions { Name = "Bots 5" })).ToBeVisibleAsync();

        await ClickAsync(first, "Delete gold");
        await ClickAsync(first, "Delete");
        await second.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Change gold" }).WaitForAsync(Gone);
        await second.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Change standard" }).WaitForAsync();

        async Task<IPage> PlansAsync()
        {
            var page = await _world.OpenAsync("admin");
            await page.GoAsync(ConsolePage.All.Single(shown => shown.Path == "/platform/plans"), _world.Values);
            return page;
        }

        static ILocator Limit(IPage page, string name) => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = name, Exact = true });
    }

    private static LocatorWaitForOptions Gone { get; } = new() { State = WaitForSelectorState.Hidden };

    private async Task<IPage> BotAsync(string who)
    {
        var page = await _world.OpenAsync(who);
        await page.GoAsync(ConsolePage.All.Single(shown => shown.Path == "/t/$tenant/bots/$bot"), _world.Values);
        return page;
    }

    private static ILocator Greeting(IPage page) => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Greeting" });

    private static Task ClickAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();
}
