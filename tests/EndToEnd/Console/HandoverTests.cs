using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.EndToEnd.Support;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>A visitor on a customer's page and an agent in the console, each in a browser of their own on a network of their own.</summary>
[Collection(nameof(Chromium))]
public sealed class HandoverTests(ChromiumFixture chromium) : IAsyncLifetime
{
    /// <summary>The bot's replies that are written to their end, in the widget and in the console.</summary>
    private const string Finished = "[data-role='bot']:is([data-status='complete'], [data-status='unanswered'])";

    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 60_000 };

    private readonly DeskWorld _world = new(chromium);
    private Cable _agentsCable = null!;

    private Cable VisitorsCable => _world.VisitorsCable;

    public async ValueTask InitializeAsync()
    {
        await _world.InitializeAsync();
        _agentsCable = new Cable(_world.Console.Platform.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _agentsCable.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Bot_agent_bot_with_the_network_of_each_cut_on_the_way_and_nothing_lost_or_twice()
    {
        var agent = await _world.SitDownAsync("agent", _agentsCable.Address);
        await Assertions.Expect(agent.Page.GetByText("1 person is here")).ToBeVisibleAsync();
        var visitor = await _world.VisitAsync();

        // The bot.
        await visitor.AskAsync("How long is the warranty?");
        await visitor.FinishedReplyAsync();

        // The agent.
        await visitor.AskAsync("I want to talk to a person.");
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("shortly", Patiently);
        await agent.Waiting.ClickAsync();
        await agent.Button("Take over").ClickAsync();
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("The agent", Patiently);
        await agent.SayAsync("Good morning, what can I do for you?");
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("Good morning", Patiently);
        await visitor.Input.PressSequentiallyAsync("My");
        await Assertions.Expect(agent.Page.GetByText("The visitor is typing")).ToBeVisibleAsync();
        await visitor.AskAsync("My machine leaks.");
        await Assertions.Expect(agent.Messages.Last).ToContainTextAsync("My machine leaks.", Patiently);

        // The visitor's network is gone for a while; both go on writing.
        VisitorsCable.Cut();
        await visitor.AskAsync("It is a Rivelin.");
        await agent.SayAsync("Which one is it?");
        await agent.SayAsync("And since when?");
        await Assertions.Expect(agent.Sending).ToHaveCountAsync(0);
        VisitorsCable.Mend();
        await Assertions.Expect(visitor.Messages.Filter(new() { HasText = "And since when?" })).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Assertions.Expect(agent.Messages.Last).ToContainTextAsync("It is a Rivelin.", Patiently);

        // The agent's network is.
        _agentsCable.Cut();
        await agent.SayAsync("I look it up.");
        await agent.SayAsync("The seal is worn.");
        await Assertions.Expect(agent.Sending).ToHaveCountAsync(2);
        await visitor.AskAsync("Since yesterday.");
        _agentsCable.Mend();
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("The seal is worn.", Patiently);
        await Assertions.Expect(agent.Messages.Filter(new() { HasText = "Since yesterday." })).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Assertions.Expect(agent.Messages.Filter(new() { HasText = "The seal is worn." })).ToHaveCountAsync(1);
        await Assertions.Expect(agent.Sending).ToHaveCountAsync(0);
        var session = agent.Session;
        await BothSeeWhatThePlatformKeepsAsync(visitor, agent, session);

        // The bot again.
        await agent.Button("Hand back to the bot").ClickAsync();
        await Assertions.Expect(visitor.Messages.Last).ToContainTextAsync("The agent", Patiently);
        await agent.Page.GotoAsync($"/console/t/{ConsoleWorld.Tenant}/conversations/{session}");
        await visitor.AskAsync("What does error E03 mean?");
        await Assertions.Expect(visitor.Panel.Locator(Finished)).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Assertions.Expect(agent.Page.Locator(Finished)).ToHaveCountAsync(2);
        await BothSeeWhatThePlatformKeepsAsync(visitor, agent, session);
    }

    private async Task BothSeeWhatThePlatformKeepsAsync(WidgetPage visitor, DeskPage agent, string session)
    {
        using var admin = _world.Console.Platform.Client();
        var kept = Transcript.Of((await admin.GetFromJsonAsync<JsonNode>($"/api/v1/sessions/{session}?tenant={ConsoleWorld.Tenant}"))!);
        Assert.Equal(kept, await Transcript.OfAsync(agent.Messages, "[data-testid='words']"));
        Assert.Equal(kept, await Transcript.OfAsync(visitor.Messages, ".bubble, .text"));
    }
}
