using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.EndToEnd.Support;
using ChatPlatform.Testing.Platform;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd;

/// <summary>A visitor goes from the bot to a person and back, and loses the network on the way.</summary>
[Collection(nameof(Chromium))]
public sealed class HandoverTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    private readonly ConcurrentBag<IWebSocketRoute> _sockets = [];
    private readonly PlatformProcess _platform = new();
    private IBrowserContext _browsing = null!;
    private CustomerSite _site = null!;
    private HttpClient _agent = null!;

    public async ValueTask InitializeAsync()
    {
        _browsing = await chromium.Browser.NewContextAsync();
        await _browsing.RouteWebSocketAsync("**/hubs/chat**", socket =>
        {
            socket.ConnectToServer();
            _sockets.Add(socket);
        });
        _site = await CustomerSite.StartAsync(
            _platform.Address, "acme", new Dictionary<string, string> { ["/"] = "<h1>Returns</h1><p>You have 45 days to return a kettle, counted from the day it arrives.</p>" });
        _platform.Set("Chat:Crawler:AllowPrivateHosts:0", $"127.0.0.1:{_site.Port}");
        await _platform.StartAsync();
        _agent = _platform.Client((await _platform.CreateTenantAsync("acme", _site.Origin))["admin"]!.GetValue<string>());
        await _platform.ReadSiteAsync("acme", _site.Origin + "/");
        await DoneAsync(_agent.PutAsJsonAsync("/api/v1/bots/main", new { handover = new { enabled = true } }));
    }

    public async ValueTask DisposeAsync()
    {
        _agent?.Dispose();
        await _browsing.DisposeAsync();
        await _site.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task From_the_bot_to_a_person_and_back_over_a_network_that_breaks_nothing_is_lost_or_there_twice()
    {
        var page = await _browsing.NewPageAsync();
        await page.GotoAsync(_site.Origin);
        var visitor = new WidgetPage(page);
        await visitor.OpenAsync();
        await visitor.AskAsync("How many days do I have to return a kettle?");
        await visitor.FinishedReplyAsync();

        await visitor.Panel.GetByTestId("chat-human").ClickAsync();
        await ShownAsync(visitor, "system", "Nobody is free right now.");
        var session = (await ReadAsync("/api/v1/desk"))["items"]![0]!["session_id"]!.GetValue<string>();
        await DoneAsync(_agent.PostAsync($"/api/v1/desk/sessions/{session}/take", null));
        await ReplyAsync(session, "a1", "Good morning, Ann speaking.");
        await ShownAsync(visitor, "agent", "Good morning, Ann speaking.");
        await Assertions.Expect(visitor.Panel.GetByTestId("chat-status")).ToHaveTextAsync("You are talking to Tenant acme");

        await CutAsync();
        await Assertions.Expect(visitor.Panel.GetByTestId("chat-status")).ToHaveAttributeAsync("data-state", "reconnecting", new() { Timeout = 60_000 });
        await ReplyAsync(session, "a2", "Are you still there?");
        await visitor.AskAsync("Yes, in a tunnel.");
        await ReplyAsync(session, "a3", "I wait.");
        await _browsing.SetOfflineAsync(false);
        await ShownAsync(visitor, "agent", "I wait.");
        await visitor.Panel.Locator("[data-role='visitor'][data-message-id]", new() { HasText = "in a tunnel" }).WaitForAsync(new() { Timeout = 60_000 });

        await DoneAsync(_agent.PostAsync($"/api/v1/desk/sessions/{session}/hand-back", null));
        await ShownAsync(visitor, "system", "The assistant answers again.");
        await visitor.AskAsync("Within how many days may I return a kettle?");
        await Assertions.Expect(visitor.Panel.Locator("[data-role='bot'][data-status='complete']")).ToHaveCountAsync(2, new() { Timeout = 60_000 });

        var stored = (await ReadAsync($"/api/v1/sessions/{session}"))["messages"]!.AsArray();
        Assert.Equal(
            ["visitor", "bot", "system", "system", "agent", "agent", "agent", "visitor", "system", "visitor", "bot"],
            stored.Select(message => message!["role"]!.GetValue<string>()));
        Assert.Equal(
            stored.Select(message => $"{message!["role"]} {message["id"]}"),
            await visitor.Messages.EvaluateAllAsync<string[]>("shown => shown.map(({ dataset }) => `${dataset.role} ${dataset.messageId}`)"));
    }

    /// <summary>Nothing gets through any more, and what was open is gone.</summary>
    private async Task CutAsync()
    {
        await _browsing.SetOfflineAsync(true);
        foreach (var socket in _sockets)
        {
            await socket.CloseAsync(new WebSocketRouteCloseOptions { Code = 1001 });
        }
    }

    private Task ReplyAsync(string session, string id, string text) =>
        DoneAsync(_agent.PostAsJsonAsync($"/api/v1/desk/sessions/{session}/reply", new { client_message_id = id, text }));

    private static Task ShownAsync(WidgetPage visitor, string role, string text) =>
        Assertions.Expect(visitor.Panel.Locator($"[data-role='{role}']", new() { HasText = text })).ToBeVisibleAsync(Patiently);

    private async Task<JsonNode> ReadAsync(string path) => JsonNode.Parse(await _agent.GetStringAsync(path))!;

    private static async Task DoneAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
