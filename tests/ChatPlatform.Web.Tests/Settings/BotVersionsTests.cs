using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.Settings;

/// <summary>A bot can be had back as it was, and nobody's change is overwritten unseen.</summary>
public sealed class BotVersionsTests : IAsyncLifetime
{
    private readonly WebPlatform _platform = new();
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync() => _acme = await _platform.CreateTenantAsync("acme");

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Every_change_is_a_version_and_one_can_be_had_back()
    {
        var asMade = await (await _acme.Admin.GetAsync("/api/v1/bots/main/versions")).ReadJsonAsync();
        Assert.Equal(1, Assert.Single(asMade["items"]!.AsArray())!["version"]!.GetValue<int>());

        await ChangeAsync(new { instructions = "Be brief.", temperature = 0.5, sources = new[] { "uploads" }, version = 1 });
        await ChangeAsync(new { instructions = "Be long.", temperature = -1, sources = Array.Empty<string>(), version = 2 });
        await _acme.Admin.PutAsJsonAsync("/api/v1/tenant", new { name = "Another name" });

        var versions = (await (await _acme.Admin.GetAsync("/api/v1/bots/main/versions")).ReadJsonAsync())["items"]!.AsArray();
        Assert.Equal([3, 2, 1], versions.Select(version => version!["version"]!.GetValue<int>()));
        Assert.Equal(["Be long.", "Be brief.", ""], versions.Select(version => version!["bot"]!["instructions"]!.GetValue<string>()));
        Assert.Contains("key", versions[0]!["changed_by"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(versions[0]!["bot"]!["temperature"]);
        Assert.Empty(versions[0]!["bot"]!["sources"]!.AsArray());

        await (await RestoreAsync(2, seen: 3)).ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await (await RestoreAsync(9, seen: 4)).ProblemAsync(HttpStatusCode.NotFound, "bot_not_found");
        var restored = await (await RestoreAsync(2, seen: 4)).ReadJsonAsync();

        Assert.Equal("Be brief.", restored["instructions"]!.GetValue<string>());
        Assert.Equal(0.5, restored["temperature"]!.GetValue<double>());
        Assert.Equal("uploads", Assert.Single(restored["sources"]!.AsArray())!.GetValue<string>());
        Assert.Equal(5, restored["version"]!.GetValue<int>());
        var after = (await (await _acme.Admin.GetAsync("/api/v1/bots/main/versions")).ReadJsonAsync())["items"]!.AsArray();
        Assert.Equal(5, after[0]!["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_change_of_what_is_not_there_any_more_is_refused_and_overwrites_nothing()
    {
        await ChangeAsync(new { title = "First", version = 1 });

        await (await _acme.Admin.PutAsJsonAsync("/api/v1/bots/main", new { title = "Second", version = 1 })).ProblemAsync(HttpStatusCode.Conflict, "conflict");

        Assert.Equal("First", (await (await _acme.Admin.GetAsync("/api/v1/bots/main")).ReadJsonAsync())["title"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"temperature":2.5}""")]
    [InlineData("""{"temperature":-0.5}""")]
    [InlineData("""{"sources":[""]}""")]
    public async Task What_no_bot_can_be_is_refused(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        await (await _acme.Admin.PutAsync("/api/v1/bots/main", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    private async Task ChangeAsync(object body) => Assert.Equal(HttpStatusCode.OK, (await _acme.Admin.PutAsJsonAsync("/api/v1/bots/main", body)).StatusCode);

    private Task<HttpResponseMessage> RestoreAsync(int version, int seen) =>
        _acme.Admin.PostAsJsonAsync($"/api/v1/bots/main/versions/{version}/restore", new { version = seen });
}
