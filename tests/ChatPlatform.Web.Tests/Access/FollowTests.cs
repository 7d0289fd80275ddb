using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Web.Tests.Access;

/// <summary>A person's line: who may follow what, what they are told, and that it ends with their right.</summary>
public sealed class FollowTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebPlatform _platform = new();
    private TestTenant _acme = null!;
    private JoinedPerson _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _acme = await _platform.CreateTenantAsync("acme", "https://acme.example");
        await _platform.CreateTenantAsync("other");
        _owner = await JoinAsync("owner");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Who_follows_a_tenant_is_told_what_changes_in_it_and_nothing_of_another()
    {
        await using var line = await LineAsync(_owner);
        await using var changes = Following(line, "acme");
        Assert.Equal("""{"topic":"ready"}""", await NextAsync(changes));

        await _platform.Admin.PostAsJsonAsync("/api/v1/bots?tenant=other", new { id = "theirs" });
        await _acme.Admin.PostAsJsonAsync("/api/v1/bots", new { id = "ours" });

        Assert.Equal("""{"topic":"bots","id":"ours"}""", await NextAsync(changes));
        Assert.Equal("""{"topic":"audit"}""", await NextAsync(changes));
    }

    [Fact]
    public async Task A_site_that_is_read_and_a_visitor_who_asks_are_told_as_they_come()
    {
        await using var site = await SmallSite.StartAsync(new Dictionary<string, string> { ["/"] = "<h1>Start</h1><p>The shop is open from nine to five every day.</p>" });
        _platform.Services.GetRequiredService<PrivateHosts>().Allow(site.Url.Authority);
        await using var line = await LineAsync(_owner);
        await using var changes = Following(line, "acme");
        await NextAsync(changes);

        var source = (await (await _acme.Upload.PostAsJsonAsync("/api/v1/sources", new { type = "site", url = site.Url.AbsoluteUri })).ReadJsonAsync())["id"]!.GetValue<string>();
        while ((await (await _acme.Upload.GetAsync($"/api/v1/sources/{source}")).ReadJsonAsync())["status"]!.GetValue<string>() is not "succeeded")
        {
            // Told at every change, the last one too; so this loop needs no clock.
            await UntilAsync(changes, $$"""{"topic":"sources","id":"{{source}}"}""");
        }

        await using var visitor = await _platform.VisitAsync("acme", "https://acme.example");
        await visitor.InvokeAsync("Send", new { client_message_id = "c1", text = "When is the shop open?" });
        await UntilAsync(changes, "\"topic\":\"sessions\"");
    }

    [Fact]
    public async Task An_agent_is_told_of_conversations_and_bots_only()
    {
        var agent = await JoinAsync("agent");
        await using var line = await LineAsync(agent);
        await using var changes = Following(line, "acme");
        await NextAsync(changes);

        Assert.Equal(HttpStatusCode.Created, (await _acme.Admin.PostAsJsonAsync("/api/v1/keys", new { scope = "chat" })).StatusCode);
        await _acme.Admin.PostAsJsonAsync("/api/v1/bots", new { id = "ours" });
        Assert.Equal("""{"topic":"bots","id":"ours"}""", await NextAsync(changes));
        await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Hello", session_id = "s1" });

        Assert.Equal("""{"topic":"sessions","id":"s1"}""", await NextAsync(changes));
    }

    [Theory]
    [InlineData("other", "tenant_not_found")]
    [InlineData("nobodys", "tenant_not_found")]
    [InlineData("", "tenant_not_found")]
    [InlineData(null, "tenant_not_found")]
    public async Task A_tenant_that_the_person_has_no_role_in_is_none(string? tenant, string code)
    {
        await using var line = await LineAsync(_owner);

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(() => line.ReadUntilAsync("Follow", [tenant], _ => true));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public async Task Who_joins_while_their_line_is_open_follows_by_the_same_line()
    {
        await using var line = await LineAsync(_owner);
        var token = await PeoplePlatform.InviteAsync(_platform.Admin, "other", "owner@example.com", "agent");
        Assert.Equal(HttpStatusCode.OK, (await _owner.Client.PostAsJsonAsync("/api/v1/invitations/accept", new { token })).StatusCode);

        Assert.Single(await line.ReadUntilAsync("Follow", ["other"], _ => true));
    }

    [Fact]
    public async Task The_platform_is_followed_by_its_admins_alone()
    {
        await using var owner = await LineAsync(_owner);
        Assert.Equal("forbidden", (await Assert.ThrowsAsync<HubRefusalException>(() => owner.ReadUntilAsync("FollowPlatform", [], _ => true))).Code);

        await using var line = await LineAsync(await AdminAsync());
        await using var changes = line.StreamAsync("FollowPlatform", []).GetAsyncEnumerator();
        Assert.Equal("""{"topic":"ready"}""", await NextAsync(changes));
        await _platform.CreateTenantAsync("third");

        Assert.Equal("""{"topic":"tenants","id":"third"}""", await NextAsync(changes));
        await _platform.Admin.PostAsync("/api/v1/admin/tenants/acme/suspend", null);
        await UntilAsync(changes, """{"topic":"tenants","id":"acme"}""");
        await _platform.Admin.PutAsJsonAsync("/api/v1/admin/plans/gold", new { });
        await UntilAsync(changes, """{"topic":"plans","id":"gold"}""");
    }

    [Fact]
    public async Task What_a_person_follows_ends_with_their_role_and_the_line_with_their_session()
    {
        await using var line = await LineAsync(_owner);
        await using var changes = Following(line, "acme");
        await NextAsync(changes);

        await _platform.Admin.PutAsJsonAsync($"/api/v1/users/{_owner.Id}?tenant=acme", new { role = "agent" });
        Assert.Equal("forbidden", (await RefusalAsync(changes)).Code);

        await using var again = Following(line, "acme");
        await NextAsync(again);
        await _platform.Admin.DeleteAsync($"/api/v1/users/{_owner.Id}?tenant=acme");
        Assert.Equal("forbidden", (await RefusalAsync(again)).Code);
        Assert.False(line.Closed.IsCompleted);

        await _owner.Client.PostAsync("/api/v1/logout", null);
        await line.Closed.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_suspended_tenant_is_followed_by_the_platforms_admin_alone()
    {
        await using var owner = await LineAsync(_owner);
        await using var admin = await LineAsync(await AdminAsync());
        await using var owners = Following(owner, "acme");
        await using var admins = Following(admin, "acme");
        await NextAsync(owners);
        await NextAsync(admins);

        await _platform.Admin.PostAsync("/api/v1/admin/tenants/acme/suspend", null);

        Assert.Equal("tenant_suspended", (await RefusalAsync(owners)).Code);
        Assert.Equal("""{"topic":"tenant","id":"acme"}""", await NextAsync(admins));
    }

    [Fact]
    public async Task A_cookie_opens_a_line_from_our_own_pages_and_from_no_other()
    {
        var response = await _platform.Anonymous.PostAsJsonAsync("/api/v1/login?cookie=true", new { email = "owner@example.com", password = PeoplePlatform.Password });
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
        var own = _platform.Server.BaseAddress.GetLeftPart(UriPartial.Authority);

        await using (var line = await CookieLineAsync(("Origin", own)))
        {
            Assert.Single(await line.ReadUntilAsync("Follow", ["acme"], _ => true));
        }

        foreach (var origin in (string[])["https://evil.example", "https://acme.example", own + ".evil.example", own + ":81", "null", ""])
        {
            await Assert.ThrowsAnyAsync<Exception>(() => CookieLineAsync(("Origin", origin)));
        }

        await Assert.ThrowsAnyAsync<Exception>(() => CookieLineAsync());

        Task<HubClient> CookieLineAsync(params (string, string)[] headers) =>
            _platform.ConnectAsync("", HubClient.Console, address: null, [.. headers, ("Cookie", cookie)]);
    }

    [Fact]
    public async Task No_key_and_no_visitor_has_such_a_line()
    {
        var visitor = (await (await _platform.BootstrapAsync("https://acme.example", new { tenant_id = "acme" })).ReadJsonAsync())["token"]!.GetValue<string>();
        foreach (var token in (string[])[_acme.AdminKey, WebPlatform.AdminKey, visitor, "", "cp_session_unknown"])
        {
            await Assert.ThrowsAnyAsync<Exception>(() => _platform.ConnectAsync(token, HubClient.Console));
        }
    }

    private async Task<JoinedPerson> AdminAsync()
    {
        await _platform.Admin.PostAsJsonAsync("/api/v1/admin/users", new { email = "admin@example.com", password = PeoplePlatform.Password, platform_admin = true });
        return await SignInAsync("admin@example.com");
    }

    /// <summary>A person with the name and role.</summary>
    private async Task<JoinedPerson> JoinAsync(string role)
    {
        var token = await PeoplePlatform.InviteAsync(_platform.Admin, "acme", $"{role}@example.com", role);
        await _platform.Anonymous.PostAsJsonAsync("/api/v1/invitations/accept", new { token, name = role, password = PeoplePlatform.Password });
        return await SignInAsync($"{role}@example.com");
    }

    private async Task<JoinedPerson> SignInAsync(string email)
    {
        var signedIn = await (await _platform.Anonymous.PostAsJsonAsync("/api/v1/login", new { email, password = PeoplePlatform.Password })).ReadJsonAsync();
        var token = signedIn["token"]!.GetValue<string>();
        return new JoinedPerson(signedIn["user"]!["id"]!.GetValue<string>(), token, _platform.With(token));
    }

    private Task<HubClient> LineAsync(JoinedPerson person) => _platform.ConnectAsync(person.Token, HubClient.Console);

    private static IAsyncEnumerator<JsonNode> Following(HubClient line, string tenant) => line.StreamAsync("Follow", [tenant]).GetAsyncEnumerator();

    private static async Task<string> NextAsync(IAsyncEnumerator<JsonNode> changes)
    {
        Assert.True(await changes.MoveNextAsync().AsTask().WaitAsync(Patience));
        return changes.Current.ToJsonString();
    }

    private static async Task UntilAsync(IAsyncEnumerator<JsonNode> changes, string part)
    {
        while (!(await NextAsync(changes)).Contains(part, StringComparison.Ordinal))
        {
        }
    }

    private static async Task<HubRefusalException> RefusalAsync(IAsyncEnumerator<JsonNode> changes) =>
        await Assert.ThrowsAsync<HubRefusalException>(async () =>
        {
            while (true)
            {
                await NextAsync(changes);
            }
        });

    private sealed record JoinedPerson(string Id, string Token, HttpClient Client);
}
