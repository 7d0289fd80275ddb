using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.Settings;

/// <summary>Keys in the hands of the tenant's admin, and the platform's.</summary>
public abstract class KeysApiTests : IAsyncLifetime
{
    private WebPlatform _platform = null!;
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await StartAsync();
        _acme = await _platform.CreateTenantAsync("acme");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    /// <summary>A platform on the storage that is under test.</summary>
    protected abstract Task<WebPlatform> StartAsync();

    [Fact]
    public async Task A_key_is_shown_once_listed_without_itself_and_opens_its_scope()
    {
        var made = await Make(_acme.Admin, new { scope = "upload", name = "The shop's server" });
        var key = made["key"]!.GetValue<string>();

        Assert.Equal(HttpStatusCode.OK, (await _platform.With(key).GetAsync("/api/v1/sources")).StatusCode);
        await (await _platform.With(key).GetAsync("/api/v1/keys")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        var text = await _acme.Admin.GetStringAsync("/api/v1/keys");
        Assert.DoesNotContain(key, text, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", text, StringComparison.Ordinal);
        var listed = Find(JsonNode.Parse(text)!, made);
        Assert.Equal("The shop's server", listed["name"]!.GetValue<string>());
        Assert.Equal("upload", listed["scope"]!.GetValue<string>());
        Assert.StartsWith(listed["prefix"]!.GetValue<string>(), key, StringComparison.Ordinal);
        Assert.NotNull(listed["last_used_at"]);
        Assert.Null(listed["expires_at"]);
        Assert.Null(listed["key"]);
    }

    [Fact]
    public async Task A_rotated_key_and_its_successor_both_live_until_the_overlap_ends()
    {
        var old = await Make(_acme.Admin, new { scope = "upload", name = "server" });

        var made = await ReadAsync(await _acme.Admin.PostAsync($"/api/v1/keys/{old["id"]}/rotate?overlap_hours=1", null));

        Assert.Equal("server", made["name"]!.GetValue<string>());
        Assert.Equal("upload", made["scope"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await _platform.With(old["key"]!.GetValue<string>()).GetAsync("/api/v1/sources")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _platform.With(made["key"]!.GetValue<string>()).GetAsync("/api/v1/sources")).StatusCode);
        var ends = Find(await _acme.Admin.GetFromJsonAsync<JsonNode>("/api/v1/keys"), old)["expires_at"]!.GetValue<DateTimeOffset>();
        Assert.InRange(ends - made["created_at"]!.GetValue<DateTimeOffset>(), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));

        await _acme.Admin.PostAsync($"/api/v1/keys/{old["id"]}/rotate?overlap_hours=0", null);
        await (await _platform.With(old["key"]!.GetValue<string>()).GetAsync("/api/v1/sources")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await _acme.Admin.PostAsync($"/api/v1/keys/{old["id"]}/rotate", null)).ProblemAsync(HttpStatusCode.NotFound, "key_not_found");
    }

    [Fact]
    public async Task A_key_that_is_to_end_is_rotated_to_one_that_lives_as_long()
    {
        var old = await Make(_acme.Admin, new { scope = "chat", expires_at = DateTimeOffset.UtcNow.AddDays(30) });

        var made = await ReadAsync(await _acme.Admin.PostAsync($"/api/v1/keys/{old["id"]}/rotate", null));

        Assert.InRange(
            made["expires_at"]!.GetValue<DateTimeOffset>() - made["created_at"]!.GetValue<DateTimeOffset>(), TimeSpan.FromDays(29.9), TimeSpan.FromDays(30.1));
    }

    [Fact]
    public async Task However_many_keys_there_are_they_can_be_replaced()
    {
        for (var made = 3; made < 200; made++)
        {
            await Make(_acme.Admin, new { scope = "chat" });
        }

        await (await _acme.Admin.PostAsJsonAsync("/api/v1/keys", new { scope = "chat" })).ProblemAsync(HttpStatusCode.TooManyRequests, "quota_exceeded");
        var rotated = await _platform.Admin.PostAsync("/api/v1/admin/tenants/acme/rotate-keys?overlap_hours=0", null);

        Assert.Equal(HttpStatusCode.OK, rotated.StatusCode);
        var keys = await rotated.ReadJsonAsync();
        await (await _acme.Admin.GetAsync("/api/v1/keys")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal(HttpStatusCode.OK, (await _platform.With(keys["admin"]!.GetValue<string>()).GetAsync("/api/v1/keys")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_is_gone_from_the_list()
    {
        var made = await Make(_acme.Admin, new { scope = "upload" });

        Assert.Equal(HttpStatusCode.NoContent, (await _acme.Admin.DeleteAsync($"/api/v1/keys/{made["id"]}")).StatusCode);

        await (await _platform.With(made["key"]!.GetValue<string>()).GetAsync("/api/v1/sources")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.DoesNotContain(made["id"]!.GetValue<string>(), await _acme.Admin.GetStringAsync("/api/v1/keys"), StringComparison.Ordinal);
        await (await _acme.Admin.DeleteAsync($"/api/v1/keys/{made["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "key_not_found");
    }

    [Fact]
    public async Task Another_tenants_key_is_a_key_that_does_not_exist()
    {
        var other = await _platform.CreateTenantAsync("other");
        var made = await Make(_acme.Admin, new { scope = "chat" });
        foreach (var (client, path) in ((HttpClient, string)[])[(other.Admin, "/api/v1/keys"), (_platform.Admin, "/api/v1/admin/keys")])
        {
            var foreign = await client.DeleteAsync($"{path}/{made["id"]}");
            var missing = await client.DeleteAsync($"{path}/no-such-key");

            await foreign.ProblemAsync(HttpStatusCode.NotFound, "key_not_found");
            Assert.Equal(await missing.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
            await (await client.PostAsync($"{path}/{made["id"]}/rotate", null)).ProblemAsync(HttpStatusCode.NotFound, "key_not_found");
            Assert.DoesNotContain(made["id"]!.GetValue<string>(), await client.GetStringAsync(path), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"scope":"platform"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"scope":"everything"}""")]
    [InlineData("""{"scope":1}""")]
    [InlineData("""{"scope":"chat","expires_at":"2001-01-01T00:00:00Z"}""")]
    [InlineData("""{"scope":"chat","id":"mine"}""")]
    [InlineData("""{"scope":"chat","created_at":"2001-01-01T00:00:00Z"}""")]
    public async Task A_key_that_is_not_well_formed_is_refused_and_none_is_made(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        await (await _acme.Admin.PostAsync("/api/v1/keys", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        Assert.Equal(3, (await _acme.Admin.GetFromJsonAsync<JsonNode>("/api/v1/keys"))!["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_platform_admin_makes_rotates_and_revokes_the_platforms_keys()
    {
        var first = await Make(_platform.Admin, new { name = "on call" }, "/api/v1/admin/keys");
        var client = _platform.With(first["key"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/admin/tenants")).StatusCode);
        var second = await ReadAsync(await client.PostAsync($"/api/v1/admin/keys/{first["id"]}/rotate?overlap_hours=0", null));

        await (await client.GetAsync("/api/v1/admin/tenants")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Admin.DeleteAsync($"/api/v1/admin/keys/{second["id"]}")).StatusCode);
        await (await _platform.With(second["key"]!.GetValue<string>()).GetAsync("/api/v1/admin/tenants")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await _acme.Admin.GetAsync("/api/v1/admin/keys")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private static Task<JsonNode> Make(HttpClient client, object request, string path = "/api/v1/keys") => ReadAsync(client.PostAsJsonAsync(path, request));

    private static async Task<JsonNode> ReadAsync(Task<HttpResponseMessage> response) => await ReadAsync(await response);

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return await response.ReadJsonAsync();
    }

    private static JsonNode Find(JsonNode? list, JsonNode key) =>
        Assert.Single(list!["items"]!.AsArray(), item => item!["id"]!.GetValue<string>() == key["id"]!.GetValue<string>())!;
}
