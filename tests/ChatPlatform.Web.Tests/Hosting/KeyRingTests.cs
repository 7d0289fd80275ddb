using System.Net;
using ChatPlatform.Hosting;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

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

    [Fact]
    public async Task One_with_a_certificate_in_a_file_works_too()
    {
        using var files = new CertificateFiles();
        await using var platform = new WebPlatform(
            ("Chat:KeyRing:Certificate", files.Write("present", "a password")),
            ("Chat:KeyRing:CertificatePassword", "a password"),
            ("Chat:KeyRing:FormerCertificates:0:File", files.Write("former", "another")),
            ("Chat:KeyRing:FormerCertificates:0:Password", "another"));
        await platform.CreateTenantAsync("acme", "https://acme.example");
        Assert.Equal(HttpStatusCode.OK, (await platform.BootstrapAsync("https://acme.example", new { tenant_id = "acme" })).StatusCode);

        Assert.DoesNotContain(platform.Captured.Lines, line => line.Contains(Warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Certificate", "/nowhere/at-all.pfx", "Chat:KeyRing:Certificate names a file that cannot be read.")]
    [InlineData("FormerCertificates:0:File", "/nowhere/at-all.pfx", "Chat:KeyRing:FormerCertificates:0 names a file that cannot be read.")]
    [InlineData("FormerCertificates:0:File", "", "Chat:KeyRing:FormerCertificates:0 names a file that cannot be read.")]
    [InlineData("FormerPassphrases:0", "a passphrase of the tests", "Chat:KeyRing names what was in use before, but neither")]
    public void A_wrong_setting_of_it_stops_the_start_and_is_named(string setting, string value, string sentence)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[$"Chat:KeyRing:{setting}"] = value;

        var refusal = Assert.Throws<OptionsValidationException>(() => builder.AddPlatform());

        Assert.Contains(refusal.Failures, failure => failure.StartsWith(sentence, StringComparison.Ordinal));
    }
}
