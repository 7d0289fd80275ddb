using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>What a caller is told who wants more than is allowed.</summary>
public sealed class LimitsTests : IAsyncDisposable
{
    private const string Origin = "https://acme.example";

    private readonly WebPlatform _platform = new(
        ("Chat:Plans:Free:MessagesPerMonth", "1"), ("Chat:Plans:Free:Bots", "1"), ("Chat:Plans:Free:SpendPerMonth", "12.50"));

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Too_many_messages_are_a_429_that_names_the_limit_and_when_to_come_again()
    {
        var acme = await _platform.CreateTenantAsync("acme", Origin);
        await SetAsync("acme", new { limits = new { turns_per_minute_per_session = 1 } });
        Assert.Equal(HttpStatusCode.OK, (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", session_id = "s" })).StatusCode);

        var response = await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", session_id = "s" });

        var problem = await response.ProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal("turns_per_minute_per_session", problem["limit"]!.GetValue<string>());
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", session_id = "t" })).StatusCode);
    }

    [Fact]
    public async Task A_used_up_month_is_told_with_its_limit_to_servers_and_on_the_hub()
    {
        var acme = await _platform.CreateTenantAsync("acme", Origin);
        await SetAsync("acme", new { plan = "free" });
        Assert.Equal(HttpStatusCode.OK, (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).StatusCode);

        var problem = await (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).ProblemAsync(HttpStatusCode.TooManyRequests, "quota_exceeded");
        Assert.Equal("messages_per_month", problem["limit"]!.GetValue<string>());

        await using var hub = await _platform.VisitAsync("acme", Origin);
        var told = await Assert.ThrowsAsync<HubRefusalException>(() => hub.InvokeAsync("Send", new { client_message_id = "c1", text = "?" }));
        var refusal = JsonNode.Parse(told.Message[told.Message.IndexOf('{', StringComparison.Ordinal)..])!;
        Assert.Equal(("quota_exceeded", "messages_per_month"), (refusal["code"]!.GetValue<string>(), refusal["limit"]!.GetValue<string>()));
        Assert.True(refusal["retry_after"]!.GetValue<int>() > 0);
    }

    [Fact]
    public async Task A_bot_beyond_the_plan_is_refused_by_the_quotas_name()
    {
        await _platform.CreateTenantAsync("acme", Origin);
        await SetAsync("acme", new { plan = "free" });

        var response = await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { bots = new[] { new { id = "main" }, new { id = "second" } } });

        Assert.Equal("bots", (await response.ProblemAsync(HttpStatusCode.TooManyRequests, "quota_exceeded"))["limit"]!.GetValue<string>());
    }

    [Fact]
    public async Task People_beyond_the_plan_are_not_invited_and_who_is_invited_counts()
    {
        var acme = await _platform.CreateTenantAsync("acme", Origin);
        await SetAsync("acme", new { limits = new { users = 2 } });
        foreach (var email in (string[])["ann@acme.example", "bob@acme.example", "Ann@acme.example"])
        {
            Assert.Equal(HttpStatusCode.Created, (await InviteAsync(email)).StatusCode);
        }

        var problem = await (await InviteAsync("cy@acme.example")).ProblemAsync(HttpStatusCode.TooManyRequests, "quota_exceeded");

        Assert.Equal("users", problem["limit"]!.GetValue<string>());
        var limits = (await (await acme.Admin.GetAsync("/api/v1/limits")).ReadJsonAsync())["limits"]!.AsArray();
        Assert.Equal(2, limits.Single(limit => limit!["name"]!.GetValue<string>() == "users")!["used"]!.GetValue<int>());

        Task<HttpResponseMessage> InviteAsync(string email) => acme.Admin.PostAsJsonAsync("/api/v1/users", new { email, role = "agent" });
    }

    [Fact]
    public async Task The_plans_are_those_of_the_settings_and_a_tenant_is_put_on_one_of_them()
    {
        var plans = (await (await _platform.Admin.GetAsync("/api/v1/admin/plans")).ReadJsonAsync())["items"]!.AsArray();
        Assert.Equal(["free", "standard"], plans.Select(plan => plan!["id"]!.GetValue<string>()));
        Assert.Equal(12.50m, plans[0]!["limits"]!["spend_per_month"]!.GetValue<decimal>());
        Assert.Equal(30, plans[0]!["limits"]!["turns_per_minute_per_address"]!.GetValue<int>());

        var acme = await _platform.CreateTenantAsync("acme", Origin);
        Assert.Equal("free", (await SetAsync("acme", new { plan = "Free" }))["plan"]!.GetValue<string>());
        await (await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { plan = "gold" })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        await (await acme.Admin.GetAsync("/api/v1/admin/plans")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private async Task<JsonNode> SetAsync(string tenant, object settings)
    {
        var response = await _platform.Admin.PutAsJsonAsync($"/api/v1/admin/tenants/{tenant}", settings);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadJsonAsync();
    }
}
