using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.People;

/// <summary>People, their tenants and roles, wherever the data is.</summary>
public abstract class PeopleApiTests : IAsyncLifetime
{
    private PeoplePlatform _platform = null!;

    protected abstract bool OnPostgres { get; }

    public async ValueTask InitializeAsync()
    {
        _platform = await PeoplePlatform.StartAsync(OnPostgres);
        await _platform.Web.CreateTenantAsync("acme");
        await _platform.Web.CreateTenantAsync("other");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task The_admin_key_makes_the_first_platform_admin_who_acts_in_every_tenant()
    {
        var created = await _platform.Web.Admin.PostAsJsonAsync(
            "/api/v1/admin/users", new { email = "root@example.com", name = "Root", password = PeoplePlatform.Password, platform_admin = true });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);

        var root = await _platform.SignInAsync("ROOT@example.com");

        Assert.True(root.SignedIn["user"]!["platform_admin"]!.GetValue<bool>());
        foreach (var path in (string[])["/api/v1/admin/tenants", "/api/v1/users?tenant=acme", "/api/v1/tenant?tenant=other", "/api/v1/sessions?tenant=acme", "/api/v1/admin/users"])
        {
            Assert.Equal(HttpStatusCode.OK, (await root.Client.GetAsync(path)).StatusCode);
        }

        await (await root.Client.GetAsync("/api/v1/users?tenant=nobody")).ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");
        await (await root.Client.GetAsync("/api/v1/users")).ProblemAsync(HttpStatusCode.BadRequest, "missing_tenant");
    }

    [Fact]
    public async Task A_user_without_a_password_sets_one_by_the_link_that_is_mailed_and_shown()
    {
        var created = await (await _platform.Web.Admin.PostAsJsonAsync("/api/v1/admin/users", new { email = "ann@example.com", name = "Ann" })).ReadJsonAsync();
        var token = CapturedMail.TokenIn(created["link"]!.GetValue<string>());
        Assert.Equal(token, await _platform.Mail.TokenAsync("ann@example.com"));

        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Web.Anonymous.PostAsJsonAsync("/api/v1/password/reset", new { token, password = PeoplePlatform.Password })).StatusCode);

        await _platform.SignInAsync("ann@example.com");
        await (await _platform.Web.Admin.PostAsJsonAsync("/api/v1/admin/users", new { email = "Ann@Example.com" })).ProblemAsync(HttpStatusCode.Conflict, "user_exists");
    }

    [Fact]
    public async Task A_person_may_what_their_role_allows()
    {
        (string Request, string[] Allowed)[] requests =
        [
            ("GET /api/v1/sessions", ["agent", "editor", "owner"]),
            ("POST /api/v1/chat", ["agent", "editor", "owner"]),
            ("GET /api/v1/bots", ["agent", "editor", "owner"]),
            ("GET /api/v1/documents", ["editor", "owner"]),
            ("GET /api/v1/users", ["owner"]),
            ("GET /api/v1/keys", ["owner"]),
            ("DELETE /api/v1/knowledge", ["editor", "owner"]),
            ("GET /api/v1/usage", ["owner"]),
            ("GET /api/v1/admin/tenants", []),
            ("GET /api/v1/admin/users", []),
        ];
        foreach (var role in (string[])["agent", "editor", "owner"])
        {
            // An owner elsewhere: a role counts in its own tenant only.
            var person = await _platform.JoinAsync("acme", $"{role}@example.com", role);
            var token = await PeoplePlatform.InviteAsync(_platform.Web.Admin, "other", $"{role}@example.com", "owner");
            Assert.Equal(HttpStatusCode.OK, (await person.Client.PostAsJsonAsync("/api/v1/invitations/accept", new { token })).StatusCode);
            foreach (var (request, allowed) in requests)
            {
                var parts = request.Split(' ');
                using var message = new HttpRequestMessage(HttpMethod.Parse(parts[0]), $"{parts[1]}?tenant=acme");
                message.Content = parts[0] == "POST" ? JsonContent.Create(new { message = "Hello" }) : null;
                var response = await person.Client.SendAsync(message);
                if (allowed.Contains(role))
                {
                    Assert.True(response.IsSuccessStatusCode, $"{request} by an {role}: {(int)response.StatusCode}");
                }
                else
                {
                    await response.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
                }
            }
        }
    }

    [Fact]
    public async Task A_tenant_where_a_person_has_no_role_is_to_them_as_one_that_does_not_exist()
    {
        var ann = await _platform.JoinAsync("acme", "ann@example.com", "owner");
        Func<string, HttpRequestMessage>[] requests =
        [
            tenant => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/sessions?tenant={tenant}"),
            tenant => new HttpRequestMessage(HttpMethod.Get, "/api/v1/users") { Headers = { { "X-Tenant-ID", tenant } } },
            tenant => new HttpRequestMessage(HttpMethod.Post, "/api/v1/chat") { Content = JsonContent.Create(new { tenant_id = tenant, message = "Hello" }) },
        ];
        foreach (var request in requests)
        {
            var foreign = await ann.Client.SendAsync(request("other"));
            var missing = await ann.Client.SendAsync(request("nosuch"));

            await foreign.ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");
            Assert.Equal(await missing.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
            Assert.Equal(missing.Headers.ToString(), foreign.Headers.ToString());
        }

        await (await ann.Client.GetAsync("/api/v1/sessions?tenant=acme&tenant=other")).ProblemAsync(HttpStatusCode.BadRequest, "tenant_mismatch");
        await (await ann.Client.GetAsync("/api/v1/sessions")).ProblemAsync(HttpStatusCode.BadRequest, "missing_tenant");
    }

    [Fact]
    public async Task Roles_change_at_once_and_a_tenant_keeps_an_owner_unless_the_platform_admin_says_otherwise()
    {
        var ann = await _platform.JoinAsync("acme", "ann@example.com", "owner");
        var bob = await _platform.JoinAsync("acme", "bob@example.com", "agent");
        await _platform.JoinAsync("other", "eve@example.com", "owner");

        var members = (await (await ann.Client.GetAsync("/api/v1/users?tenant=acme")).ReadJsonAsync())["items"]!.AsArray();
        Assert.Equal(["ann@example.com", "bob@example.com"], members.Select(member => member!["email"]!.GetValue<string>()).Order());
        await (await ann.Client.PutAsJsonAsync($"/api/v1/users/{ann.Id}?tenant=acme", new { role = "agent" })).ProblemAsync(HttpStatusCode.Conflict, "last_owner");
        await (await ann.Client.DeleteAsync($"/api/v1/users/{ann.Id}?tenant=acme")).ProblemAsync(HttpStatusCode.Conflict, "last_owner");

        await (await bob.Client.GetAsync("/api/v1/users?tenant=acme")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.OK, (await ann.Client.PutAsJsonAsync($"/api/v1/users/{bob.Id}?tenant=acme", new { role = "owner" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bob.Client.GetAsync("/api/v1/users?tenant=acme")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await bob.Client.DeleteAsync($"/api/v1/users/{ann.Id}?tenant=acme")).StatusCode);
        await (await ann.Client.GetAsync("/api/v1/users?tenant=acme")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Web.Admin.DeleteAsync($"/api/v1/users/{bob.Id}?tenant=acme")).StatusCode);
        await (await _platform.Web.Admin.DeleteAsync($"/api/v1/users/{bob.Id}?tenant=acme")).ProblemAsync(HttpStatusCode.NotFound, "user_not_found");
    }

    [Fact]
    public async Task A_tenants_key_manages_its_own_people_and_sees_no_others()
    {
        var key = await _platform.Web.CreateTenantAsync("third");
        var eve = await _platform.JoinAsync("other", "eve@example.com", "owner");
        var token = await PeoplePlatform.InviteAsync(key.Admin, "third", "dan@example.com", "editor");
        var pending = (await (await key.Admin.GetAsync("/api/v1/users/invitations")).ReadJsonAsync())["items"]![0]!;
        Assert.Equal("dan@example.com", pending["email"]!.GetValue<string>());
        Assert.Null(pending["link"]);

        await (await key.Admin.GetAsync($"/api/v1/users/{eve.Id}")).ProblemAsync(HttpStatusCode.NotFound, "user_not_found");
        await (await key.Admin.PutAsJsonAsync($"/api/v1/users/{eve.Id}", new { role = "agent" })).ProblemAsync(HttpStatusCode.NotFound, "user_not_found");
        await (await key.Chat.GetAsync("/api/v1/users")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.NoContent, (await key.Admin.DeleteAsync($"/api/v1/users/invitations/{pending["id"]}")).StatusCode);
        await (await _platform.Web.Anonymous.PostAsJsonAsync("/api/v1/invitations/accept", new { token, name = "Dan", password = PeoplePlatform.Password }))
            .ProblemAsync(HttpStatusCode.BadRequest, "token_invalid");
    }

    [Fact]
    public async Task An_invitation_works_once_for_a_week_and_a_bad_password_does_not_use_it_up()
    {
        var token = await PeoplePlatform.InviteAsync(_platform.Web.Admin, "acme", "ann@example.com", "agent");
        await (await AcceptAsync(new { token, password = "short" })).ProblemAsync(HttpStatusCode.BadRequest, "password_rejected");
        Assert.Equal(HttpStatusCode.OK, (await AcceptAsync(new { token, name = "Ann", password = PeoplePlatform.Password })).StatusCode);
        await (await AcceptAsync(new { token, name = "Ann", password = PeoplePlatform.Password })).ProblemAsync(HttpStatusCode.BadRequest, "token_invalid");

        var late = await PeoplePlatform.InviteAsync(_platform.Web.Admin, "acme", "bob@example.com", "agent");
        _platform.Time.Advance(TimeSpan.FromDays(7));
        await (await AcceptAsync(new { token = late, password = PeoplePlatform.Password })).ProblemAsync(HttpStatusCode.BadRequest, "token_invalid");
        await (await AcceptAsync(new { token = (string?)null })).ProblemAsync(HttpStatusCode.BadRequest, "token_invalid");
    }

    [Fact]
    public async Task Whoever_has_the_link_of_someone_with_an_account_gains_nothing_over_it()
    {
        await _platform.JoinAsync("other", "ann@example.com", "owner");
        var eve = await _platform.JoinAsync("acme", "eve@example.com", "owner");
        var token = await PeoplePlatform.InviteAsync(eve.Client, "acme", "ann@example.com", "agent");

        await (await AcceptAsync(new { token, name = "Ann", password = "a password of eve's" })).ProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        await (await eve.Client.PostAsJsonAsync("/api/v1/invitations/accept", new { token })).ProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");

        Assert.Equal(HttpStatusCode.OK, (await AcceptAsync(new { token, password = PeoplePlatform.Password })).StatusCode);
        var ann = await _platform.SignInAsync("ann@example.com");
        Assert.Equal(
            """[{"tenant_id":"acme","name":"Tenant acme","role":"agent"},{"tenant_id":"other","name":"Tenant other","role":"owner"}]""", ann.SignedIn["user"]!["tenants"]!.ToJsonString());
    }

    [Fact]
    public async Task A_plan_that_allows_two_people_counts_those_who_are_invited()
    {
        Assert.Equal(HttpStatusCode.OK, (await _platform.Web.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { limits = new { users = 2 } })).StatusCode);
        await _platform.JoinAsync("acme", "ann@example.com", "owner");
        await PeoplePlatform.InviteAsync(_platform.Web.Admin, "acme", "bob@example.com", "agent");
        await PeoplePlatform.InviteAsync(_platform.Web.Admin, "acme", "Bob@example.com", "editor");

        await (await _platform.Web.Admin.PostAsJsonAsync("/api/v1/users?tenant=acme", new { email = "dan@example.com", role = "agent" }))
            .ProblemAsync(HttpStatusCode.TooManyRequests, "quota_exceeded");

        _platform.Time.Advance(TimeSpan.FromDays(7));
        await PeoplePlatform.InviteAsync(_platform.Web.Admin, "acme", "dan@example.com", "agent");
    }

    [Fact]
    public async Task An_invitation_that_is_not_well_formed_is_refused()
    {
        foreach (var body in (string[])
        [
            """{"email":"nonsense","role":"agent"}""",
            """{"email":"ann@example.com"}""",
            """{"email":"ann@example.com","role":"king"}""",
            """{"email":"ann@exämple.com","role":"agent"}""",
            """{"email":"ann@example.com\r\nBcc: all@example.com","role":"agent"}""",
            """{"role":"agent"}""",
        ])
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            await (await _platform.Web.Admin.PostAsync("/api/v1/users?tenant=acme", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        }

        Assert.Empty(_platform.Mail.Messages);
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_here_there_and_everywhere()
    {
        var first = await _platform.JoinAsync("acme", "ann@example.com", "agent");
        var second = await _platform.SignInAsync("ann@example.com");
        var third = await _platform.SignInAsync("ann@example.com");
        var eve = await _platform.JoinAsync("other", "eve@example.com", "agent");

        var sessions = (await (await first.Client.GetAsync("/api/v1/me/sessions")).ReadJsonAsync())["items"]!.AsArray();
        Assert.Equal(3, sessions.Count);
        var own = sessions.Single(session => session!["current"]!.GetValue<bool>())!["id"]!.GetValue<string>();
        await (await eve.Client.DeleteAsync($"/api/v1/me/sessions/{own}")).ProblemAsync(HttpStatusCode.NotFound, "session_not_found");
        Assert.Equal(HttpStatusCode.NoContent, (await second.Client.DeleteAsync($"/api/v1/me/sessions/{own}")).StatusCode);
        await EndedAsync(first);

        var fourth = await _platform.SignInAsync("ann@example.com");
        Assert.Equal(HttpStatusCode.NoContent, (await second.Client.DeleteAsync("/api/v1/me/sessions")).StatusCode);
        await EndedAsync(third);
        await EndedAsync(fourth);
        var fifth = await _platform.SignInAsync("ann@example.com");
        Assert.Equal(HttpStatusCode.NoContent, (await second.Client.PostAsync("/api/v1/logout?everywhere=true", null)).StatusCode);
        await EndedAsync(second);
        await EndedAsync(fifth);
        Assert.Equal(HttpStatusCode.OK, (await eve.Client.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await eve.Client.PostAsync("/api/v1/logout", null)).StatusCode);
        await EndedAsync(eve);
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_and_in_any_case_after_a_week()
    {
        var idle = await _platform.JoinAsync("acme", "ann@example.com", "agent");
        var busy = await _platform.SignInAsync("ann@example.com");
        for (var half = 0; half < 13; half++)
        {
            _platform.Time.Advance(TimeSpan.FromHours(11));
            Assert.Equal(HttpStatusCode.OK, (await busy.Client.GetAsync("/api/v1/me")).StatusCode);
        }

        await EndedAsync(idle);
        _platform.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromHours(143));
        await EndedAsync(busy);
    }

    [Fact]
    public async Task A_changed_password_needs_the_old_one_and_ends_the_other_sessions()
    {
        var ann = await _platform.JoinAsync("acme", "ann@example.com", "agent");
        var other = await _platform.SignInAsync("ann@example.com");
        const string next = "another good password";

        await (await ann.Client.PostAsJsonAsync("/api/v1/me/password", new { current_password = "wrong", new_password = next })).ProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        foreach (var bad in (string?[])[null, "", "short", "aaaaaaaaaaaaaaaa", "ann@example.com", new string('x', 257)])
        {
            await (await ann.Client.PostAsJsonAsync("/api/v1/me/password", new { current_password = PeoplePlatform.Password, new_password = bad }))
                .ProblemAsync(HttpStatusCode.BadRequest, "password_rejected");
        }

        Assert.Equal(HttpStatusCode.NoContent, (await ann.Client.PostAsJsonAsync("/api/v1/me/password", new { current_password = PeoplePlatform.Password, new_password = next })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ann.Client.GetAsync("/api/v1/me")).StatusCode);
        await EndedAsync(other);
        await _platform.SignInAsync("ann@example.com", next);
    }

    [Fact]
    public async Task The_platform_admin_lists_changes_signs_out_and_removes_users()
    {
        var ann = await _platform.JoinAsync("acme", "ann@example.com", "agent");
        var users = (await (await _platform.Web.Admin.GetAsync("/api/v1/admin/users")).ReadJsonAsync())["items"]!.AsArray();
        Assert.Equal(ann.Id, Assert.Single(users)!["id"]!.GetValue<string>());

        var path = $"/api/v1/admin/users/{ann.Id}";
        Assert.Equal("Ann B", (await (await _platform.Web.Admin.PutAsJsonAsync(path, new { name = "Ann B" })).ReadJsonAsync())["name"]!.GetValue<string>());
        Assert.Equal("acme", (await (await _platform.Web.Admin.GetAsync(path)).ReadJsonAsync())["tenants"]![0]!["tenant_id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Web.Admin.PostAsync($"{path}/sign-out", null)).StatusCode);
        await EndedAsync(ann);

        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Web.Admin.DeleteAsync(path)).StatusCode);
        await (await _platform.Web.Admin.DeleteAsync(path)).ProblemAsync(HttpStatusCode.NotFound, "user_not_found");
        await (await _platform.Web.Admin.GetAsync(path)).ProblemAsync(HttpStatusCode.NotFound, "user_not_found");
        Assert.Empty((await (await _platform.Web.Admin.GetAsync("/api/v1/users?tenant=acme")).ReadJsonAsync())["items"]!.AsArray());
    }

    private static async Task EndedAsync(TestPerson person) =>
        await (await person.Client.GetAsync("/api/v1/me")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

    private Task<HttpResponseMessage> AcceptAsync(object body) => _platform.Web.Anonymous.PostAsJsonAsync("/api/v1/invitations/accept", body);
}

public sealed class PeopleApiOnSqliteTests : PeopleApiTests
{
    protected override bool OnPostgres => false;
}

public sealed class PeopleApiOnPostgresTests : PeopleApiTests
{
    protected override bool OnPostgres => true;
}
