using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Storage.Auditing;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Web.Tests.Auditing;

/// <summary>What the audit log tells of calls of the API.</summary>
public sealed class AuditTests : IAsyncDisposable
{
    private readonly WebPlatform _platform = new();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_change_is_told_with_who_where_what_before_and_after()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { name = "Acme Ltd" });

        var entries = await ListAsync(acme.Admin, "?action=tenant.update");

        Assert.Equal(["done", "begun"], entries.Select(entry => entry["outcome"]!.GetValue<string>()));
        Assert.Equal(entries[1]["operation"]!.GetValue<string>(), entries[0]["operation"]!.GetValue<string>());
        Assert.Equal(("acme", "acme"), (entries[0]["tenant_id"]!.GetValue<string>(), entries[0]["object_id"]!.GetValue<string>()));
        Assert.Equal(("key", "configured"), (entries[0]["actor"]!["kind"]!.GetValue<string>(), entries[0]["actor"]!["id"]!.GetValue<string>()));
        Assert.Equal("""{"name":"Tenant acme","version":1}""", entries[0]["before"]!.ToJsonString());
        Assert.Equal("""{"name":"Acme Ltd","version":2}""", entries[0]["after"]!.ToJsonString());
        Assert.NotEqual("", entries[0]["address"]!.GetValue<string>());
        Assert.Equal(entries[1]["hash"]!.GetValue<string>(), entries[0]["previous_hash"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_refused_change_is_told_with_its_code_and_one_that_cannot_be_read_is_not()
    {
        await _platform.CreateTenantAsync("acme");
        await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { name = "New", version = 9 });
        using var nonsense = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await _platform.Admin.PutAsync("/api/v1/admin/tenants/acme", nonsense)).StatusCode);

        var entries = await ListAsync(_platform.Admin, "?tenant=acme&action=tenant.update", "/api/v1/admin/audit");

        Assert.Equal(2, entries.Count);
        Assert.Equal(("refused", "conflict"), (entries[0]["outcome"]!.GetValue<string>(), entries[0]["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_tenants_own_key_is_named_and_writes_to_its_tenants_chain_whatever_the_request_names()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        await _platform.CreateTenantAsync("other");
        await acme.Upload.PostAsJsonAsync("/api/v1/sources?tenant=other", new { url = "http://127.0.0.1:9/" });
        await acme.Upload.PostAsJsonAsync("/api/v1/sources", new { url = "http://127.0.0.1:9/" });

        var entries = await ListAsync(acme.Admin, "?action=source");

        Assert.Equal(4, entries.Count);
        Assert.All(entries, entry => Assert.StartsWith(entry["actor"]!["name"]!.GetValue<string>(), acme.UploadKey, StringComparison.Ordinal));
        Assert.Equal(["refused", "begun", "refused", "begun"], entries.Select(entry => entry["outcome"]!.GetValue<string>()));
        Assert.Equal("tenant_mismatch", entries[2]["code"]!.GetValue<string>());
        Assert.Empty(await ListAsync(_platform.Admin, "?tenant=other&action=source", "/api/v1/admin/audit"));
        Assert.Empty(await ListAsync(_platform.Admin, "?action=source", "/api/v1/admin/audit"));
    }

    [Fact]
    public async Task What_the_platforms_operator_does_in_a_tenants_name_stands_in_both_chains()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        await _platform.Admin.DeleteAsync("/api/v1/knowledge?tenant=acme");

        Assert.Equal(["done"], (await ListAsync(acme.Admin, "?action=knowledge.clear")).Select(entry => entry["outcome"]!.GetValue<string>()));
        Assert.Equal(
            ["done", "begun"],
            (await ListAsync(_platform.Admin, "?action=knowledge.clear", "/api/v1/admin/audit")).Select(entry => entry["outcome"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_tenant_does_not_see_what_an_earlier_one_of_its_name_did_and_the_platform_does()
    {
        await _platform.CreateTenantAsync("acme");
        await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { name = "Earlier" });
        await _platform.DeletedAsync("acme");
        var acme = await _platform.CreateTenantAsync("acme");

        Assert.DoesNotContain("Earlier", (await ListAsync(acme.Admin)).Select(entry => entry.ToJsonString()).Aggregate("", string.Concat), StringComparison.Ordinal);
        Assert.Equal(["tenant.create"], (await ListAsync(acme.Admin)).Select(entry => entry["action"]!.GetValue<string>()));
        Assert.Contains("Earlier", (await ListAsync(_platform.Admin, "?tenant=acme", "/api/v1/admin/audit")).Select(entry => entry.ToJsonString()).Aggregate("", string.Concat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_key_stands_in_the_log()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        var rotated = await (await _platform.Admin.PostAsync("/api/v1/admin/tenants/acme/rotate-keys", null)).ReadJsonAsync();

        var log = string.Concat((await ListAsync(acme.Admin)).Concat(await ListAsync(_platform.Admin, "", "/api/v1/admin/audit")).Select(entry => entry.ToJsonString()));

        Assert.Contains("tenant.rotate_keys", log, StringComparison.Ordinal);
        Assert.All(
            [acme.AdminKey, acme.ChatKey, acme.UploadKey, WebPlatform.AdminKey, rotated["admin"]!.GetValue<string>()],
            key => Assert.DoesNotContain(key, log, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_is_paged()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        foreach (var name in new[] { "a", "b", "c" })
        {
            await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { name });
        }

        var first = await (await acme.Admin.GetAsync("/api/v1/audit?limit=4")).ReadJsonAsync();
        var second = await (await acme.Admin.GetAsync($"/api/v1/audit?limit=4&cursor={first["next_cursor"]!.GetValue<string>()}")).ReadJsonAsync();

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(entry => entry!["sequence"]!.GetValue<long>()));
        await (await acme.Admin.GetAsync("/api/v1/audit?cursor=nonsense")).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        await (await acme.Upload.GetAsync("/api/v1/audit")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await acme.Admin.GetAsync("/api/v1/admin/audit")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Chains_are_verified_by_their_tenant_and_by_the_platform()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { name = "Another name" });

        var own = await (await acme.Admin.PostAsync("/api/v1/audit/verify", null)).ReadJsonAsync();
        var platform = await (await _platform.Admin.GetAsync("/api/v1/admin/audit/verify")).ReadJsonAsync();

        Assert.Equal((true, 3), (own["intact"]!.GetValue<bool>(), own["entries"]!.GetValue<long>()));
        Assert.Equal(3, own["head"]!["sequence"]!.GetValue<long>());
        Assert.Empty(own["unfinished"]!.AsArray());
        Assert.Equal((true, 2), (platform["intact"]!.GetValue<bool>(), platform["entries"]!.GetValue<long>()));
    }

    [Fact]
    public async Task Where_the_log_cannot_be_written_nothing_is_changed()
    {
        await using var deaf = new WebPlatform { Replaced = services => services.AddSingleton<IAuditLog, DeafLog>() };

        await (await deaf.Admin.PostAsJsonAsync("/api/v1/admin/tenants", new { id = "acme" })).ProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");

        await (await deaf.Admin.GetAsync("/api/v1/admin/tenants/acme")).ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");
    }

    private static async Task<List<JsonNode>> ListAsync(HttpClient client, string query = "", string path = "/api/v1/audit") =>
        [.. (await (await client.GetAsync(path + query)).ReadJsonAsync())["items"]!.AsArray().Select(entry => entry!)];

    private sealed class DeafLog : IAuditLog
    {
        public Task<AuditEntry> AppendAsync(string? tenantId, AuditEvent happened, CancellationToken cancellationToken) =>
            throw new ChatException(ErrorCodes.Unavailable, "The log is away.");

        public Task<ChatPlatform.Storage.Page<AuditEntry>> ListAsync(string? tenantId, AuditQuery query, string? cursor, int limit, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<AuditTail> ReadTailAsync(string? tenantId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<AuditEntry>> ReadAsync(string? tenantId, long after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
