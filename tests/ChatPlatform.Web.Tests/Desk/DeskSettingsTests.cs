using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;
using static ChatPlatform.Web.Tests.Support.DeskPlatform;

namespace ChatPlatform.Web.Tests.Desk;

public sealed class DeskSettingsTests : IAsyncLifetime
{
    private DeskPlatform _platform = null!;

    private HttpClient Admin => _platform.Acme.Admin;

    public async ValueTask InitializeAsync() => _platform = await StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Settings_are_changed_in_part_and_not_by_whoever_has_seen_older_ones()
    {
        var before = await OkAsync(Admin.GetAsync("/api/v1/desk/settings"));
        Assert.Equal(5, before["agent_away_minutes"]!.GetValue<int>());
        var version = before["version"]!.GetValue<long>();

        var after = await OkAsync(Admin.PutAsJsonAsync("/api/v1/desk/settings", new
        {
            office_hours = new[] { new { day = "monday", from = "09:00", to = "17:00" } },
            time_zone = "Europe/Berlin",
            messages = new { joined = "{agent} here." },
            version,
        }));
        await RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, Admin.PutAsJsonAsync("/api/v1/desk/settings", new { agent_away_minutes = 9, version }));
        await OkAsync(Admin.PutAsJsonAsync("/api/v1/desk/settings", new { agent_away_minutes = 9, version = after["version"]!.GetValue<long>() }));

        var stored = await OkAsync(Admin.GetAsync("/api/v1/desk/settings"));
        Assert.Equal("""[{"day":"monday","from":"09:00","to":"17:00"}]""", stored["office_hours"]!.ToJsonString());
        Assert.Equal("{agent} here.", stored["messages"]!["joined"]!.GetValue<string>());
        Assert.Equal(9, stored["agent_away_minutes"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"time_zone":"Mars/Olympus"}""")]
    [InlineData("""{"office_hours":[{"day":"monday","from":"17:00","to":"09:00"}]}""")]
    [InlineData("""{"office_hours":[{"day":"monday","from":"9","to":"17:00"}]}""")]
    [InlineData("""{"office_hours":[{"day":"someday","from":"09:00","to":"17:00"}]}""")]
    [InlineData("""{"office_hours":[null]}""")]
    [InlineData("""{"messages":{"joined":" "}}""")]
    [InlineData("""{"agent_away_minutes":0}""")]
    [InlineData("""{"who":"me"}""")]
    public async Task Settings_that_mean_nothing_are_refused(string body) => await RefusedAsync(
        HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest,
        Admin.PutAsync("/api/v1/desk/settings", new StringContent(body, System.Text.Encoding.UTF8, "application/json")));

    [Fact]
    public async Task Canned_replies_are_added_changed_once_and_removed()
    {
        var added = await OkAsync(Admin.PostAsJsonAsync("/api/v1/desk/canned-replies", new { title = " Hours ", text = "9 to 5." }));
        var path = $"/api/v1/desk/canned-replies/{added["id"]!.GetValue<string>()}";
        Assert.Equal("Hours", added["title"]!.GetValue<string>());

        await OkAsync(Admin.PutAsJsonAsync(path, new { text = "9 to 6.", version = 1 }));
        await RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, Admin.PutAsJsonAsync(path, new { text = "9 to 7.", version = 1 }));
        await RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, Admin.PutAsJsonAsync(path, new { title = "" }));
        var listed = Assert.Single((await OkAsync(Admin.GetAsync("/api/v1/desk/canned-replies")))["items"]!.AsArray())!;
        Assert.Equal(("9 to 6.", 2), (listed["text"]!.GetValue<string>(), listed["version"]!.GetValue<int>()));

        await OkAsync(Admin.DeleteAsync(path));
        await RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.CannedReplyNotFound, Admin.DeleteAsync(path));
    }
}
