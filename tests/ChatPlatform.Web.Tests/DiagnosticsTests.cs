using System.Net;
using System.Text.Json.Nodes;
using ChatPlatform.Hosting;
using ChatPlatform.Storage;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Testing.Knowledge;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Web.Tests;

/// <summary>What the platform's operator is told of a node.</summary>
public sealed class DiagnosticsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_in_order_says_so_of_its_database_its_migrations_and_its_model()
    {
        await using var platform = new WebPlatform();

        var checks = await ChecksAsync(platform);

        Assert.Equal(["database", "migrations platform", "plans", "model extractive"], checks.Select(check => check!["name"]!.GetValue<string>()));
        Assert.All(checks, check => Assert.Equal("ok", check!["outcome"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_model_that_cannot_be_reached_is_told_without_its_key()
    {
        await using var platform = new WebPlatform(
            ("Chat:Models:OpenAI:BaseUrl", "http://127.0.0.1:1/v1"), ("Chat:Models:OpenAI:ApiKey", "sk-very-secret"), ("Chat:Models:OpenAI:Model", "m"), ("Chat:Models:MaxRetryAfter", "00:00:00"));

        var checks = await ChecksAsync(platform);

        var model = Assert.Single(checks, check => check!["outcome"]!.GetValue<string>() == "failed")!;
        Assert.Equal("model openai", model["name"]!.GetValue<string>());
        Assert.DoesNotContain("secret", checks.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_a_tenant_is_on_and_nobody_defines_is_told_to_the_operator_at_the_start_and_to_the_tenant()
    {
        await using var platform = new WebPlatform();
        var lost = new TenantConfig("lost", "Lost", TenantStatus.Active, [], [], TenantLimits.Default, DateTimeOffset.UnixEpoch, Version: 1, Plan: "gold");
        await platform.Services.GetRequiredService<ITenantData>().CreateAsync(lost.Id, Cancellation);
        await platform.Services.GetRequiredService<ITenantStore>().CreateAsync(lost, Cancellation);

        var check = (await ChecksAsync(platform)).Single(check => check!["name"]!.GetValue<string>() == "plans")!;
        var limits = await (await platform.Admin.GetAsync("/api/v1/limits?tenant=lost", Cancellation)).ReadJsonAsync();
        using var warning = new MissingPlansWarning(platform.Services.GetRequiredService<MissingPlans>(), platform.Services.GetRequiredService<ILogger<MissingPlansWarning>>());
        await warning.StartAsync(Cancellation);
        await warning.ExecuteTask!;

        Assert.Equal(("failed", true), (check["outcome"]!.GetValue<string>(), check["detail"]!.GetValue<string>().Contains("'gold' (1 tenants)", StringComparison.Ordinal)));
        Assert.Equal(("gold", false), (limits["plan"]!.GetValue<string>(), limits["is_plan_defined"]!.GetValue<bool>()));
        Assert.Contains(platform.Captured.Lines, line => line.Contains("1 tenants are on the plan 'gold'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_is_told_to_be_readable_or_why_it_is_not()
    {
        var pages = Directory.CreateTempSubdirectory("chat-diagnostics-").FullName;
        await File.WriteAllTextAsync(Path.Combine(pages, "index.html"), "<h1>Kettles</h1>", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(pages, "robots.txt"), "User-agent: *\nDisallow: /private/", Cancellation);
        await using var site = await StaticSite.StartAsync(pages);
        await using var platform = new WebPlatform(("Chat:Crawler:AllowPrivateHosts:0", site.Url.Authority));

        Assert.Equal("ok", await OutcomeAsync($"{site.Url}index.html"));
        Assert.Contains("robots.txt", await OutcomeAsync($"{site.Url}private/x.html"), StringComparison.Ordinal);
        Assert.Contains("404", await OutcomeAsync($"{site.Url}gone.html"), StringComparison.Ordinal);
        Assert.Contains("which is not public", await OutcomeAsync("http://169.254.169.254/latest/meta-data"), StringComparison.Ordinal);
        Assert.Contains("absolute", await OutcomeAsync("nonsense"), StringComparison.Ordinal);
        Directory.Delete(pages, recursive: true);

        async Task<string> OutcomeAsync(string url)
        {
            var check = await (await platform.Admin.GetAsync($"/api/v1/admin/diagnostics/site?url={Uri.EscapeDataString(url)}", Cancellation)).ReadJsonAsync();
            return check["outcome"]!.GetValue<string>() == "ok" ? "ok" : check["detail"]!.GetValue<string>();
        }
    }

    [Fact]
    public async Task It_is_the_platform_admins_alone()
    {
        await using var platform = new WebPlatform();
        var acme = await platform.CreateTenantAsync("acme");

        await (await acme.Admin.GetAsync("/api/v1/admin/diagnostics", Cancellation)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await acme.Admin.GetAsync("/api/v1/admin/diagnostics/site?url=x", Cancellation)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<JsonArray> ChecksAsync(WebPlatform platform) =>
        (await (await platform.Admin.GetAsync("/api/v1/admin/diagnostics", Cancellation)).ReadJsonAsync())["checks"]!.AsArray();
}
