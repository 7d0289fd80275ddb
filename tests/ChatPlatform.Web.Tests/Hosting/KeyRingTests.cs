using System.Net;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.Hosting;

public sealed class KeyRingTests
{
    private const string Warning = "stored in the clear";

    [Fact]
    public async Task A_production_server_whose_keys_are_in_the_clear_says_so()
    {
        await using var platform = new WebPlatform();
        Assert.Equal(HttpStatusCode.OK, (await platform.Anonymous.GetAsync("/health/ready")).StatusCode);

        Assert.Contains(platform.Captured.Lines, line => line.Contains(Warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_with_a_passphrase_does_not_and_works()
    {
        await using var platform = new WebPlatform(("Chat:KeyRing:Passphrase", "a passphrase of the tests"));
        await platform.CreateTenantAsync("acme", "https://acme.example");
        Assert.Equal(HttpStatusCode.OK, (await platform.BootstrapAsync("https://acme.example", new { tenant_id = "acme" })).StatusCode);

        Assert.DoesNotContain(platform.Captured.Lines, line => line.Contains(Warning, StringComparison.Ordinal));
        Assert.DoesNotContain(platform.Captured.Lines, line => line.Contains("a passphrase of the tests", StringComparison.Ordinal));
    }
}
