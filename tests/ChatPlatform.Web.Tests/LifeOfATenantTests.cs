using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>What a tenant leaves when it goes: a receipt, and nothing else.</summary>
public abstract class LifeOfATenantTests : IAsyncLifetime
{
    protected WebPlatform Platform { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Platform = await StartAsync();

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    protected abstract Task<WebPlatform> StartAsync();

    [Fact]
    public async Task A_marked_tenant_is_dark_and_can_be_had_back()
    {
        var acme = await Platform.CreateTenantAsync("acme", "https://acme.example");

        var marked = await Platform.Admin.DeleteAsync("/api/v1/admin/tenants/acme?grace_hours=48");
        Assert.Equal(HttpStatusCode.Accepted, marked.StatusCode);
        Assert.Equal("scheduled", (await marked.ReadJsonAsync())["state"]!.GetValue<string>());

        await (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).ProblemAsync(HttpStatusCode.Forbidden, "tenant_suspended");
        await (await Platform.BootstrapAsync("https://acme.example", new { tenant_id = "acme" })).ProblemAsync(HttpStatusCode.Forbidden, "tenant_suspended");
        var shown = await (await Platform.Admin.GetAsync("/api/v1/admin/tenants/acme")).ReadJsonAsync();
        Assert.Equal("deleting", shown["status"]!.GetValue<string>());
        Assert.NotNull(shown["deletes_at"]);
        await (await Platform.Admin.PostAsync("/api/v1/admin/tenants/acme/resume", null)).ProblemAsync(HttpStatusCode.Conflict, "tenant_deleting");

        Assert.Equal(HttpStatusCode.OK, (await Platform.Admin.PostAsync("/api/v1/admin/tenants/acme/restore", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).StatusCode);
        await (await Platform.Admin.PostAsync("/api/v1/admin/tenants/acme/restore", null)).ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Theory]
    [InlineData("?grace_hours=0")]
    [InlineData("?grace_hours=0&confirm=acne")]
    [InlineData("?grace_hours=-1")]
    [InlineData("?grace_hours=99999999")]
    [InlineData("?grace_hours=soon")]
    public async Task A_deletion_that_is_not_well_formed_changes_nothing(string query)
    {
        await Platform.CreateTenantAsync("acme");

        await (await Platform.Admin.DeleteAsync($"/api/v1/admin/tenants/acme{query}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        Assert.Equal("active", (await (await Platform.Admin.GetAsync("/api/v1/admin/tenants/acme")).ReadJsonAsync())["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Only_the_platform_admin_marks_restores_and_reads_receipts()
    {
        var acme = await Platform.CreateTenantAsync("acme");

        await (await acme.Admin.DeleteAsync("/api/v1/admin/tenants/acme")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await acme.Admin.PostAsync("/api/v1/admin/tenants/acme/restore", null)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await acme.Admin.GetAsync("/api/v1/admin/receipts")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await Platform.Admin.GetAsync("/api/v1/admin/receipts/none")).ProblemAsync(HttpStatusCode.NotFound, "receipt_not_found");
        await (await Platform.Admin.DeleteAsync("/api/v1/admin/tenants/nobody")).ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");
    }

    [Fact]
    public async Task A_deleted_tenant_leaves_its_receipt_and_nothing_else()
    {
        var acme = await Platform.CreateTenantAsync("acme", "https://acme.example");
        await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", session_id = "s1" });
        Assert.NotEmpty(await Platform.TracesAsync("acme"));

        var receipt = await Platform.DeletedAsync("acme");

        Assert.Equal(2, Count(receipt, "messages"));
        Assert.Equal(3, Count(receipt, "api_keys"));
        Assert.StartsWith("key configured", receipt["requested_by"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("sha256:", receipt["checksum"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await Platform.TracesAsync("acme"));
        await (await Platform.Admin.GetAsync("/api/v1/admin/tenants/acme")).ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");
        await (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

        var again = await Platform.CreateTenantAsync("acme", "https://acme.example");
        Assert.Empty((await (await again.Admin.GetAsync("/api/v1/sessions")).ReadJsonAsync())["items"]!.AsArray());
        await (await again.Admin.GetAsync("/api/v1/sessions/s1")).ProblemAsync(HttpStatusCode.NotFound, "session_not_found");
        Assert.Equal(receipt.ToJsonString(), Assert.Single((await (await Platform.Admin.GetAsync("/api/v1/admin/receipts?tenant_id=acme")).ReadJsonAsync())["items"]!.AsArray())!.ToJsonString());
    }

    protected static long Count(JsonNode receipt, string name) =>
        receipt["removed"]!.AsArray().Single(item => item!["name"]!.GetValue<string>() == name)!["count"]!.GetValue<long>();
}

public sealed class LifeOfATenantOnSqliteTests : LifeOfATenantTests
{
    protected override Task<WebPlatform> StartAsync() => Task.FromResult(new WebPlatform());
}

public sealed class LifeOfATenantOnPostgresTests : LifeOfATenantTests
{
    protected override Task<WebPlatform> StartAsync() => Placements.PostgresAsync();
}
