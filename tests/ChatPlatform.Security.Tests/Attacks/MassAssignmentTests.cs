using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Security.Tests.Isolation;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Security.Tests.Attacks;

/// <summary>CVE-2026-46441 (Flowise): members of a body that were the server's to set were taken from the caller.</summary>
public abstract class MassAssignmentTests(World world)
{
    private const string Long = "1999-12-31T00:00:00+00:00";

    [Fact]
    public async Task A_source_keeps_the_id_tenant_and_time_that_the_server_gives_it()
    {
        var spoof = new { type = "page", url = world.OwnSite + "one", id = world[Thing.Source].Foreign, created_at = Long, status = "succeeded", chunks = 1_000, pages = new { found = 9 } };

        var created = await (await world.Own.Upload.PostAsJsonAsync("/api/v1/sources", spoof)).ReadJsonAsync();
        await (await world.Own.Upload.PostAsJsonAsync("/api/v1/sources", new { spoof.type, spoof.url, tenant_id = World.Other })).ProblemAsync(HttpStatusCode.BadRequest, "tenant_mismatch");

        Assert.NotEqual(world[Thing.Source].Foreign, created["id"]!.GetValue<string>());
        Assert.NotEqual(DateTimeOffset.Parse(Long, provider: null), created["created_at"]!.GetValue<DateTimeOffset>());
        Assert.Equal(0, created["chunks"]!.GetValue<int>());
        using var removed = await world.Own.Upload.DeleteAsync($"/api/v1/sources/{created["id"]!.GetValue<string>()}");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
    }

    [Fact]
    public async Task A_message_keeps_the_role_status_and_time_that_the_server_gives_it()
    {
        var session = $"mass-{Guid.NewGuid():N}";
        await world.Own.Chat.PostAsJsonAsync("/api/v1/chat", new
        {
            message = "Hello", session_id = session, role = "system", status = "streaming", created_at = Long, id = world[Thing.Message].Foreign, reply_to = world[Thing.Message].Foreign, usage = new { input_tokens = -5 },
        });

        var shown = await (await world.Own.Admin.GetAsync($"/api/v1/sessions/{session}")).ReadJsonAsync();

        Assert.Equal(["visitor", "bot"], shown["messages"]!.AsArray().Select(message => message!["role"]!.GetValue<string>()));
        Assert.All(shown["messages"]!.AsArray(), message =>
        {
            Assert.NotEqual(world[Thing.Message].Foreign, message!["id"]!.GetValue<string>());
            Assert.Equal("complete", message["status"]!.GetValue<string>());
            Assert.NotEqual(DateTimeOffset.Parse(Long, provider: null), message["created_at"]!.GetValue<DateTimeOffset>());
        });
    }

    [Fact]
    public async Task A_tenant_keeps_its_id_and_the_time_of_its_creation()
    {
        var before = await TenantAsync();

        await (await world.Platform.Admin.PutAsJsonAsync($"/api/v1/admin/tenants/{World.Asking}", new
        {
            id = World.Other, tenant_id = World.Other, created_at = Long, name = "beta",
        })).Content.ReadAsStringAsync();

        var after = await TenantAsync();
        Assert.Equal(before["id"]!.GetValue<string>(), after["id"]!.GetValue<string>());
        Assert.Equal(before["created_at"]!.GetValue<string>(), after["created_at"]!.GetValue<string>());

        async Task<JsonNode> TenantAsync() => await (await world.Platform.Admin.GetAsync($"/api/v1/admin/tenants/{World.Asking}")).ReadJsonAsync();
    }
}

[Collection(nameof(OnSqlite))]
public sealed class MassAssignmentOnSqliteTests(SqliteWorld world) : MassAssignmentTests(world);

[Collection(nameof(OnPostgres))]
public sealed class MassAssignmentOnPostgresTests(PostgresWorld world) : MassAssignmentTests(world);
