using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Testing.Postgres;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Web.Tests;

/// <summary>A tenant's data goes to a database of its own and comes back.</summary>
public sealed class MoveTests
{
    private const string Move = "/api/v1/admin/tenants/acme/move";

    [Fact]
    public async Task A_tenant_moves_away_and_back_and_its_knowledge_and_conversations_with_it()
    {
        var server = await PostgresServer.SharedAsync();
        await using var platform = await Placements.PostgresAsync();
        var acme = await platform.CreateTenantAsync("acme", "https://acme.example");
        await using var site = await SmallSite.StartAsync(new Dictionary<string, string> { ["/"] = "<h1>Returns</h1><p>You have 45 days to return a kettle, from the day it arrives.</p>" });
        platform.Services.GetRequiredService<PrivateHosts>().Allow(site.Url.Authority);
        await acme.Upload.PostAsJsonAsync("/api/v1/sources", new { type = "page", url = site.Url.AbsoluteUri });
        await AnswersAsync(acme, "before");
        var own = await server.CreateDatabaseAsync();

        using var request = new HttpRequestMessage(HttpMethod.Post, Move) { Content = JsonContent.Create(new { connection_string = own }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var steps = await (await platform.Admin.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains("\"step\":\"freeze\"", steps, StringComparison.Ordinal);
        Assert.Contains("\"done\":true", steps, StringComparison.Ordinal);
        Assert.DoesNotContain("event: error", steps, StringComparison.Ordinal);
        await AnswersAsync(acme, "away");

        var back = await platform.Admin.PostAsJsonAsync(Move, new { connection_string = (string?)null });
        Assert.True(back.StatusCode == HttpStatusCode.NoContent, await back.Content.ReadAsStringAsync());
        await AnswersAsync(acme, "back");

        var sessions = (await (await acme.Admin.GetAsync("/api/v1/sessions")).ReadJsonAsync())["items"]!.AsArray();
        Assert.Equal(["away", "back", "before"], sessions.Select(session => session!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nonsense", "invalid_request")]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=1", "unavailable")]
    public async Task A_database_that_is_none_is_refused_and_nothing_is_lost(string connection, string code)
    {
        await using var platform = await Placements.PostgresAsync();
        var acme = await platform.CreateTenantAsync("acme", "https://acme.example");

        var refused = await platform.Admin.PostAsJsonAsync(Move, new { connection_string = connection });

        await refused.ProblemAsync(code == "unavailable" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.BadRequest, code);
        var asked = await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Are you there?" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    [Fact]
    public async Task Where_tenants_are_files_the_refusal_says_what_is_needed()
    {
        await using var platform = new WebPlatform();
        await platform.CreateTenantAsync("acme", "https://acme.example");

        var refused = await platform.Admin.PostAsJsonAsync(Move, new { connection_string = "Host=x" });

        Assert.Contains("ConnectionStrings:Chat", (await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid_request"))["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_names_no_database_moves_nothing()
    {
        await using var platform = new WebPlatform();
        await platform.CreateTenantAsync("acme", "https://acme.example");

        await (await platform.Admin.PostAsJsonAsync(Move, new { })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Only_the_platform_admin_moves_tenants()
    {
        await using var platform = new WebPlatform();
        var acme = await platform.CreateTenantAsync("acme", "https://acme.example");

        await (await acme.Admin.PostAsJsonAsync(Move, new { connection_string = "Host=x" })).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    /// <summary>Asks until the page has been read.</summary>
    private static async Task AnswersAsync(TestTenant tenant, string session)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await (await tenant.Upload.GetAsync("/api/v1/knowledge/status", patience.Token)).ReadJsonAsync())["pages"]!.GetValue<int>() == 0)
        {
            await Task.Yield();
        }

        var asked = await (await tenant.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "How many days do I have to return a kettle?", session_id = session }, patience.Token)).ReadJsonAsync();
        Assert.Contains("45 days", asked["reply"]?.GetValue<string>() ?? asked.ToJsonString(), StringComparison.Ordinal);
    }
}
