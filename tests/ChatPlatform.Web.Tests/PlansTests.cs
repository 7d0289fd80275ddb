using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Changes;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace ChatPlatform.Web.Tests;

/// <summary>The plans as the platform's admin changes them.</summary>
public abstract class PlansTests : IAsyncLifetime
{
    private WebPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await StartAsync(("Chat:Plans:Free:Bots", "1"));

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    protected abstract Task<WebPlatform> StartAsync(params (string Key, string Value)[] settings);

    [Fact]
    public async Task A_plan_is_made_listed_changed_and_removed()
    {
        var made = await PutAsync("gold", new { limits = new { messages_per_month = 10_000, spend_per_month = 12.5 }, version = 0 });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var gold = await made.ReadJsonAsync();
        Assert.Equal(("platform", 1, 0), (gold["source"]!.GetValue<string>(), gold["version"]!.GetValue<int>(), gold["tenants"]!.GetValue<int>()));
        Assert.Equal((10_000, 600), (gold["limits"]!["messages_per_month"]!.GetValue<int>(), gold["limits"]!["turns_per_minute"]!.GetValue<int>()));
        Assert.StartsWith("key ", gold["changed_by"]!.GetValue<string>(), StringComparison.Ordinal);

        await _platform.CreateTenantAsync("acme");
        await OnPlanAsync("acme", "gold");
        var changed = await PutAsync("gold", new { limits = new { bots = 2 }, version = 1 });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(1, (await changed.ReadJsonAsync())["tenants"]!.GetValue<int>());

        var list = await (await _platform.Admin.GetAsync("/api/v1/admin/plans")).ReadJsonAsync();
        Assert.Equal(600, list["defaults"]!["turns_per_minute"]!.GetValue<int>());
        Assert.Equal(
            [("free", "settings", 0, 0), ("gold", "platform", 2, 1), ("standard", "built_in", 0, 0)],
            list["items"]!.AsArray().Select(plan => (
                plan!["id"]!.GetValue<string>(), plan["source"]!.GetValue<string>(), plan["version"]!.GetValue<int>(), plan["tenants"]!.GetValue<int>())));

        var used = await (await _platform.Admin.DeleteAsync("/api/v1/admin/plans/gold")).ProblemAsync(HttpStatusCode.Conflict, "plan_in_use");
        Assert.Contains("A tenant is on", used["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        await OnPlanAsync("acme", "standard");
        await (await _platform.Admin.DeleteAsync("/api/v1/admin/plans/gold?version=1")).ProblemAsync(HttpStatusCode.Conflict, "conflict");
        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Admin.DeleteAsync("/api/v1/admin/plans/gold?version=2")).StatusCode);
        await (await _platform.Admin.DeleteAsync("/api/v1/admin/plans/gold")).ProblemAsync(HttpStatusCode.NotFound, "plan_not_found");
    }

    [Fact]
    public async Task A_change_on_top_of_another_version_is_a_conflict_and_changes_nothing()
    {
        await PutAsync("gold", new { limits = new { bots = 2 } });

        await (await PutAsync("gold", new { limits = new { bots = 3 }, version = 0 })).ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await (await PutAsync("gold", new { limits = new { bots = 3 }, version = long.MaxValue })).ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await (await PutAsync("other", new { version = 1 })).ProblemAsync(HttpStatusCode.Conflict, "conflict");

        Assert.Equal(2, (await PlanAsync("gold"))["limits"]!["bots"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_the_settings_define_is_changed_there_and_the_problem_says_where()
    {
        var problem = await (await PutAsync("free", new { limits = new { bots = 3 } })).ProblemAsync(HttpStatusCode.Conflict, "plan_in_settings");

        Assert.Contains("Chat:Plans:free", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        await (await _platform.Admin.DeleteAsync("/api/v1/admin/plans/free")).ProblemAsync(HttpStatusCode.Conflict, "plan_in_settings");
        Assert.Equal(1, (await PlanAsync("free"))["limits"]!["bots"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_standard_plan_is_changed_and_had_back()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        Assert.Equal(HttpStatusCode.OK, (await PutAsync("standard", new { limits = new { messages_per_month = 1 }, version = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(acme)).StatusCode);
        Assert.Equal("messages_per_month", (await (await AskAsync(acme)).ProblemAsync(HttpStatusCode.TooManyRequests, "quota_exceeded"))["limit"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Admin.DeleteAsync("/api/v1/admin/plans/standard")).StatusCode);

        Assert.Equal("built_in", (await PlanAsync("standard"))["source"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(acme)).StatusCode);

        static Task<HttpResponseMessage> AskAsync(TestTenant tenant) => tenant.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" });
    }

    [Theory]
    [InlineData("gold", """{"limits":{"turns_per_minute":0}}""")]
    [InlineData("gold", """{"limits":{"bots":-1}}""")]
    [InlineData("gold", """{"limits":{"spend_per_month":1000000001}}""")]
    [InlineData("gold", """{"limits":{"messages_per_month":1e30}}""")]
    [InlineData("gold", """{"bots":1}""")]
    [InlineData("Gold", "{}")]
    [InlineData("g", "{}")]
    public async Task What_no_plan_can_be_is_refused(string id, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        await (await _platform.Admin.PutAsync($"/api/v1/admin/plans/{id}", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task A_change_is_audited_with_what_it_was_before_and_told_to_whoever_follows_the_platform()
    {
        var followed = _platform.Services.GetRequiredService<IGrainFactory>().GetGrain<IChangeGrain>(AccessTopic.Platform).Watch().GetAsyncEnumerator();
        await using var ending = followed.ConfigureAwait(false);
        Assert.True(await followed.MoveNextAsync());

        await PutAsync("gold", new { limits = new { bots = 2 } });
        await PutAsync("gold", new { limits = new { bots = 3 } });

        Assert.True(await followed.MoveNextAsync());
        Assert.Contains(new Change(ChangeTopic.Plans, "gold"), followed.Current);
        var entry = (await (await _platform.Admin.GetAsync("/api/v1/admin/audit?action=plan.update")).ReadJsonAsync())["items"]!.AsArray()
            .First(item => item!["outcome"]!.GetValue<string>() == "done")!;
        Assert.Equal("gold", entry["object_id"]!.GetValue<string>());
        Assert.Equal((2, 3), (entry["before"]!["limits"]!["bots"]!.GetValue<int>(), entry["after"]!["limits"]!["bots"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_front_that_is_told_of_a_change_elsewhere_knows_of_it()
    {
        var plans = _platform.Services.GetRequiredService<Plans>();
        await _platform.Services.GetRequiredService<IPlanStore>().SaveAsync(
            new Plan("elsewhere", new PlanLimits(), PlanSource.Platform, 1, DateTimeOffset.UnixEpoch), CancellationToken.None);

        _platform.Services.GetRequiredService<IGrainFactory>().Tell(AccessTopic.Platform, ChangeTopic.Plans, "elsewhere");

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (plans.Find("elsewhere") is null)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task They_are_the_platform_admins_alone()
    {
        var acme = await _platform.CreateTenantAsync("acme");

        await (await acme.Admin.PutAsJsonAsync("/api/v1/admin/plans/gold", new { })).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await acme.Admin.DeleteAsync("/api/v1/admin/plans/gold")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private Task<HttpResponseMessage> PutAsync(string id, object body) => _platform.Admin.PutAsJsonAsync($"/api/v1/admin/plans/{id}", body);

    private async Task<JsonNode> PlanAsync(string id) =>
        (await (await _platform.Admin.GetAsync("/api/v1/admin/plans")).ReadJsonAsync())["items"]!.AsArray().Single(plan => plan!["id"]!.GetValue<string>() == id)!;

    private async Task OnPlanAsync(string tenant, string plan) =>
        Assert.Equal(HttpStatusCode.OK, (await _platform.Admin.PutAsJsonAsync($"/api/v1/admin/tenants/{tenant}", new { plan })).StatusCode);
}
