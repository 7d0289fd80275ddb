using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.EndToEnd.Support;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>
/// Every page of the console for each role: open by the policy that its router names, as the platform itself says what
/// the role may do. What is shown asks for nothing that the platform refuses, and what is not shown asks for nothing.
/// </summary>
[Collection(nameof(Chromium))]
public sealed class RolesTests(ChromiumFixture chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly ConsoleWorld _world = new(chromium);

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("agent")]
    [InlineData("editor")]
    [InlineData("owner")]
    [InlineData("stranger")]
    [InlineData("admin")]
    public async Task A_person_comes_to_the_pages_of_their_role_and_no_others(string who)
    {
        var page = await _world.OpenAsync(who);
        var refused = new ConcurrentQueue<string>();
        var asked = new ConcurrentQueue<string>();
        page.Response += (_, response) =>
        {
            if (response.Status is 401 or 403)
            {
                refused.Enqueue($"{response.Status} {response.Request.Method} {response.Url}");
            }
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
            {
                asked.Enqueue($"{request.Method} {request.Url}");
            }
        };
        var me = await page.EvaluateAsync<System.Text.Json.JsonElement>("async () => (await fetch('/api/v1/me')).json()");
        var mine = JsonNode.Parse(me.GetRawText())!;
        var wrong = new List<string>();

        foreach (var shown in ConsolePage.All.Where(shown => shown.Policy != "anyone" && shown.Path != "/"))
        {
            // From a page that everybody has, so that what the next one asks for is its own.
            await page.GoAsync(ConsolePage.Account, _world.Values);
            refused.Clear();
            asked.Clear();
            await page.GoAsync(shown, _world.Values);

            var open = await page.GetByText("This page is not open to you").CountAsync() == 0;
            var may = May(mine, shown);
            output.WriteLine($"{who,-10} {(open ? "open" : "closed"),-7} {shown.Path}");
            if (open != may)
            {
                wrong.Add($"{shown.Path} is {(open ? "open" : "closed")}");
            }

            wrong.AddRange(refused.Select(request => $"{shown.Path}: {request}"));
            if (!may)
            {
                wrong.AddRange(asked.Select(request => $"{shown.Path} is closed and asks {request}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nobody_comes_to_no_page_but_those_for_signing_in()
    {
        var page = await _world.OpenAsync(who: null);
        foreach (var shown in ConsolePage.All.Where(shown => shown.Policy != "anyone"))
        {
            await page.GotoAsync(shown.Address(_world.Values));
            await page.WaitForSelectorAsync("[data-page='/sign-in']");
            output.WriteLine($"{shown.Path} leads to {page.Url}");
        }
    }

    [Fact]
    public async Task Who_has_to_sign_in_first_comes_to_the_page_that_they_had_asked_for()
    {
        var keys = ConsolePage.All.Single(shown => shown.Path == "/t/$tenant/keys");
        var page = await _world.OpenAsync(who: null);
        await page.GotoAsync(keys.Address(_world.Values));
        await page.WaitForSelectorAsync("[data-page='/sign-in']");

        await page.SignInAsync("owner@example.com", ConsoleWorld.Password);

        await page.WaitForSelectorAsync($"[data-page='{keys.Path}']");
    }

    /// <summary>As the platform's own rules, told with the session, have it.</summary>
    private static bool May(JsonNode me, ConsolePage page)
    {
        if (page.Policy == "person" || me["user"]!["platform_admin"]!.GetValue<bool>())
        {
            return true;
        }

        var membership = me["user"]!["tenants"]!.AsArray().FirstOrDefault(membership => membership!["tenant_id"]!.GetValue<string>() == ConsoleWorld.Tenant);
        return page.OfTenant
            && membership is not null
            && me["policies"]![membership["role"]!.GetValue<string>()]!.AsArray().Any(policy => policy!.GetValue<string>() == page.Policy);
    }
}
