using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Security.Tests.Isolation;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Security.Tests.Attacks;

/// <summary>Attacks with ids that belong to somebody else.</summary>
public abstract class ForeignIdTests(World world)
{
    /// <summary>By alpha's visitor, in the session that is asked for; alpha's other visitors may have its content but not that.</summary>
    private const string Said = $"Is the {World.Secret} with you?";

    /// <summary>CVE-2026-41950 (Dify): an id in the body was looked up without asking whose it is.</summary>
    [Fact]
    public async Task Ids_of_others_in_bodies_reach_nothing_of_theirs()
    {
        var before = await world.Foreign.Admin.GetStringAsync($"/api/v1/sessions/{world[Thing.Session].Foreign}");

        var asked = await world.Own.Chat.PostAsJsonAsync("/api/v1/chat", new
        {
            message = "What did I say before?",
            session_id = world[Thing.Session].Foreign,
            client_message_id = world[Thing.ClientMessage].Foreign,
        });
        await (await world.Own.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", bot = world[Thing.Bot].Foreign })).ProblemAsync(HttpStatusCode.NotFound, "bot_not_found");
        await (await world.Own.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", tenant_id = World.Other })).ProblemAsync(HttpStatusCode.BadRequest, "tenant_mismatch");

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.DoesNotContain(World.Secret, await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(World.Secret, world.LastModelRequest, StringComparison.Ordinal);
        Assert.Equal(before, await world.Foreign.Admin.GetStringAsync($"/api/v1/sessions/{world[Thing.Session].Foreign}"));
        using var removed = await world.Own.Admin.DeleteAsync($"/api/v1/sessions/{world[Thing.Session].Foreign}");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(before, await world.Foreign.Admin.GetStringAsync($"/api/v1/sessions/{world[Thing.Session].Foreign}"));
    }

    /// <summary>
    /// CVE-2026-115725 (Chatwoot), CVE-2026-45349 (Open WebUI): whoever named a session was given it. Here its plain id opens
    /// nothing, to the same tenant's other visitors neither, and its sealed handle nothing at another tenant.
    /// </summary>
    [Fact]
    public async Task A_foreign_session_id_resumes_nothing()
    {
        var origin = world[Thing.Origin].Foreign;
        var theirs = await (await world.Platform.BootstrapAsync(origin, new { tenant_id = World.Other, session = world[Thing.SessionHandle].Foreign })).ReadJsonAsync();
        var sessionId = theirs["session_id"]!.GetValue<string>();
        foreach (var (page, tenant, session) in ((string, string, string)[])
        [
            (origin, World.Other, sessionId),
            (origin, World.Other, world[Thing.SessionHandle].Own),
            (world[Thing.Origin].Own, World.Asking, sessionId),
            (world[Thing.Origin].Own, World.Asking, world[Thing.SessionHandle].Foreign),
            (world[Thing.Origin].Own, World.Asking, theirs["token"]!.GetValue<string>()),
        ])
        {
            var boot = await (await world.Platform.BootstrapAsync(page, new { tenant_id = tenant, session })).ReadJsonAsync();
            Assert.NotEqual(sessionId, boot["session_id"]!.GetValue<string>());
            await using var visitor = await world.Platform.ConnectAsync(boot["token"]!.GetValue<string>());
            await visitor.InvokeAsync("Send", new { client_message_id = "c", text = "Hello", session_id = sessionId, tenant_id = World.Other });
            var seen = await visitor.WatchUntilAsync(new { message_id = world[Thing.Message].Foreign, offset = 0, session_id = sessionId }, HubClient.IsCompleted);
            Assert.DoesNotContain(Said, string.Concat(seen.Select(change => change.ToJsonString())), StringComparison.Ordinal);
        }
    }

    /// <summary>GHSA-c2c9-mfw7-p8hw: lists answered whoever had any key, for the tenant that the request named.</summary>
    [Fact]
    public async Task Lists_answer_a_foreign_key_with_its_own_tenants_rows_or_not_at_all()
    {
        var lists = world.Surface
            .Where(entry => entry.Methods is ["GET"] && entry.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !entry.Pattern.Contains('{', StringComparison.Ordinal))
            .Where(entry => entry.Pattern != "/api/v1/setup") // Open to all, and about no tenant.
            .Select(entry => entry.Pattern + (entry.Inputs.Contains("q") ? "?q=zanzibar&" : "?"))
            .ToList();
        Assert.NotEmpty(lists);
        foreach (var list in lists)
        {
            using var anonymous = await world.Platform.Anonymous.GetAsync($"{list}tenant={World.Other}");
            Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);

            using var named = await world.Own.Admin.GetAsync($"{list}tenant={World.Other}");
            Assert.True(named.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, $"{list}: {(int)named.StatusCode}");

            var own = await (await world.Own.Admin.GetAsync(list)).Content.ReadAsStringAsync();
            Assert.DoesNotContain(World.Secret, own, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain($"\"{World.Other}\"", own, StringComparison.Ordinal);
        }
    }
}

[Collection(nameof(OnSqlite))]
public sealed class ForeignIdOnSqliteTests(SqliteWorld world) : ForeignIdTests(world);

[Collection(nameof(OnPostgres))]
public sealed class ForeignIdOnPostgresTests(PostgresWorld world) : ForeignIdTests(world);
