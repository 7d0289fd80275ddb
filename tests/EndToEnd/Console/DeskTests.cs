using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatPlatform.EndToEnd.Support;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>How conversations come to people, go from one to another, and end.</summary>
[Collection(nameof(Chromium))]
public sealed class DeskTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 60_000 };

    private readonly DeskWorld _world = new(chromium);

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Who_begins_to_wait_is_heard_and_while_the_tab_is_out_of_sight_a_notice_leads_to_the_conversation()
    {
        var agent = new DeskPage(await _world.Console.OpenAsync("agent"));
        var calls = await DeskCalls.OfAsync(agent.Page);
        await agent.OpenAsync();
        await agent.Button("Notify me while this tab is in the background").ClickAsync();
        await Assertions.Expect(agent.Button("You are notified while this tab is in the background")).ToBeVisibleAsync();

        // In sight: a sound and no notice.
        var first = await WaitForAPersonAsync("I want to talk to a person.");
        await Assertions.Expect(agent.Waiting).ToHaveCountAsync(1);
        Assert.Equal((2, 0), (await calls.TonesAsync(), (await calls.NoticesAsync()).Length));
        await Assertions.Expect(agent.Page).ToHaveTitleAsync(new Regex(@"^\(1\) "));

        // Out of sight: both.
        await calls.HideAsync(true);
        await WaitForAPersonAsync("Can I speak to a human?");
        await calls.NoticedAsync(1);
        Assert.Equal(["Somebody waits for a person: Can I speak to a human?"], await calls.NoticesAsync());
        Assert.Equal(4, await calls.TonesAsync());
        Assert.True(await calls.ClickLastNoticeAsync());
        await Assertions.Expect(agent.Messages.Filter(new() { HasText = "Can I speak to a human?" })).ToHaveCountAsync(1);

        // Muted: a notice alone, also for an answer in a conversation of one's own.
        await agent.Button("Mute the sound").ClickAsync();
        await agent.Waiting.Filter(new() { HasText = "talk to a person" }).ClickAsync();
        await agent.Button("Take over").ClickAsync();
        await Assertions.Expect(first.Messages.Last).ToContainTextAsync("The agent", Patiently);
        await first.AskAsync("My machine leaks.");
        await calls.NoticedAsync(2);
        Assert.Equal("A visitor has answered: My machine leaks.", (await calls.NoticesAsync())[^1]);
        Assert.Equal(4, await calls.TonesAsync());
    }

    [Fact]
    public async Task A_conversation_goes_to_a_colleague_who_is_called_and_who_closes_it()
    {
        var agent = await _world.SitDownAsync("agent");
        var owner = new DeskPage(await _world.Console.OpenAsync("owner"));
        var calls = await DeskCalls.OfAsync(owner.Page);
        await owner.OpenAsync();
        await Assertions.Expect(agent.Page.GetByText("2 people are here")).ToBeVisibleAsync();
        var visitor = await WaitForAPersonAsync("I want to talk to a person.");
        await agent.Waiting.ClickAsync();
        await agent.Button("Take over").ClickAsync();
        await agent.SayAsync("Good morning.");
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("Good morning.", Patiently);

        // A note for the colleague, and the conversation.
        await agent.Page.GetByText("Internal note", new() { Exact = true }).ClickAsync();
        await agent.Page.GetByRole(AriaRole.Textbox, new() { Name = "Internal note" }).FillAsync("She has called twice.");
        await agent.Button("Add the note").ClickAsync();
        await Assertions.Expect(agent.Page.GetByTestId("note")).ToContainTextAsync("She has called twice.");
        var tones = await calls.TonesAsync();
        await agent.Button("Transfer").ClickAsync();
        await agent.Page.GetByRole(AriaRole.Menuitem, new() { Name = "The owner" }).ClickAsync();

        await Assertions.Expect(owner.Mine).ToHaveCountAsync(1);
        Assert.Equal(tones + 2, await calls.TonesAsync());
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("The owner", Patiently);
        await agent.Page.GetByRole(AriaRole.Region, new() { Name = "With others" }).GetByTestId("desk-item").ClickAsync();
        await Assertions.Expect(agent.Page.GetByText("The owner has this conversation.")).ToBeVisibleAsync();
        await Assertions.Expect(agent.Button("Take over")).ToHaveCountAsync(0);

        // The colleague goes on and ends it; whoever writes again is the bot's.
        await owner.Mine.ClickAsync();
        await Assertions.Expect(owner.Page.GetByTestId("note")).ToContainTextAsync("She has called twice.");
        await owner.SayAsync("The part is on its way.");
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("The part is on its way.", Patiently);
        await Assertions.Expect(agent.Messages.Last).ToContainTextAsync("The part is on its way.", Patiently);
        await owner.Button("Close").ClickAsync();
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("The owner has closed the conversation.", Patiently);
        await Assertions.Expect(owner.Page.GetByText("Nobody waits")).ToBeVisibleAsync();
        await visitor.AskAsync("How long is the warranty?");
        await visitor.FinishedReplyAsync();
        Assert.DoesNotContain("She has called twice", await visitor.Panel.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_take_over_at_once_one_has_it_and_the_other_is_told()
    {
        var agents = new[] { await _world.SitDownAsync("agent"), await _world.SitDownAsync("owner") };
        var visitor = await WaitForAPersonAsync("I want to talk to a person.");
        foreach (var agent in agents)
        {
            await agent.Waiting.ClickAsync();
            await Assertions.Expect(agent.Button("Take over")).ToBeVisibleAsync();
        }

        await Task.WhenAll(agents.Select(agent => agent.Button("Take over").EvaluateAsync("button => button.click()")));

        var has = await Task.WhenAll(agents.Select(async agent =>
        {
            var (mine, others) = (agent.Page.GetByLabel("Your reply"), agent.Page.GetByText("has this conversation.").First);
            await Assertions.Expect(mine.Or(others).First).ToBeVisibleAsync();
            return await mine.IsVisibleAsync();
        }));
        Assert.Single(has, true);
        await Assertions.Expect(visitor.Messages.Filter(new() { HasText = "is answering now." })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Who_has_left_finds_the_reply_on_return()
    {
        var agent = await _world.SitDownAsync("agent");
        var visitor = await WaitForAPersonAsync("I want to talk to a person.");
        await agent.Waiting.ClickAsync();
        await agent.Button("Take over").ClickAsync();
        await Assertions.Expect(agent.Page.GetByText("Here now")).ToBeVisibleAsync();
        await visitor.Page.GotoAsync("about:blank");
        await Assertions.Expect(agent.Page.GetByText("Has left; the reply will be there on return")).ToBeVisibleAsync();

        // A canned reply, found by its title.
        using var admin = _world.Console.Platform.Client();
        (await admin.PostAsJsonAsync($"/api/v1/desk/canned-replies?tenant={ConsoleWorld.Tenant}", new { title = "Part sent", text = "The part was sent to you today." })).EnsureSuccessStatusCode();
        var box = agent.Page.GetByLabel("Your reply");
        await box.FillAsync("/part");
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Option, new() { Name = "Part sent" })).ToBeVisibleAsync();
        await box.PressAsync("Enter");
        await Assertions.Expect(box).ToHaveValueAsync("The part was sent to you today.");
        await box.PressAsync("Enter");
        await Assertions.Expect(agent.Messages.Last).ToContainTextAsync("The part was sent to you today.");
        await Assertions.Expect(agent.Sending).ToHaveCountAsync(0);

        var again = await _world.VisitAsync(visitor.Page);

        await Assertions.Expect(again.Messages.Last).ToContainTextAsync("The part was sent to you today.", Patiently);
        await Assertions.Expect(agent.Page.GetByText("Here now")).ToBeVisibleAsync();
        var session = (await admin.GetFromJsonAsync<JsonNode>($"/api/v1/sessions/{agent.Session}?tenant={ConsoleWorld.Tenant}"))!;
        Assert.Equal(Transcript.Of(session), await Transcript.OfAsync(again.Messages, ".bubble, .text"));
    }

    /// <summary>A visitor who has asked for a person, and has been told that one comes.</summary>
    private async Task<WidgetPage> WaitForAPersonAsync(string words)
    {
        var visitor = await _world.VisitAsync();
        await visitor.AskAsync(words);
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("shortly", Patiently);
        return visitor;
    }
}
