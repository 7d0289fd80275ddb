using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.People;

public sealed class SetupTests
{
    [Fact]
    public async Task A_platform_needs_setting_up_until_it_has_an_admin_and_whoever_asks_may_know()
    {
        await using var platform = new WebPlatform();
        Assert.True(await NeededAsync());

        await platform.Admin.PostAsJsonAsync("/api/v1/admin/users", new { email = "ann@example.com", password = PeoplePlatform.Password });
        Assert.True(await NeededAsync());

        await platform.Admin.PostAsJsonAsync("/api/v1/admin/users", new { email = "bob@example.com", password = PeoplePlatform.Password, platform_admin = true });
        Assert.False(await NeededAsync());

        async Task<bool> NeededAsync() => (await (await platform.Anonymous.GetAsync("/api/v1/setup")).ReadJsonAsync())["needed"]!.GetValue<bool>();
    }
}
