using ChatPlatform.Tenants;
using CsCheck;

namespace ChatPlatform.Grains.Tests.Tenants;

public sealed class OriginPatternTests
{
    private static readonly Gen<string> Name = OneOf("acme.example", "shop.acme.example", "a.shop.acme.example", "evilacme.example", "acme.example.evil.example", "localhost", "127.0.0.1", "[::1]");
    private static readonly Gen<string> Scheme = OneOf("https://", "http://");
    private static readonly Gen<string> Port = OneOf("", ":8443", ":80");

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Theory]
    [InlineData("https://*.acme.example", "https://*.acme.example")]
    [InlineData("HTTPS://*.ACME.example:443/", "https://*.acme.example")]
    [InlineData("https://acme.example:*", "https://acme.example:*")]
    [InlineData("https://*.acme.example:*", "https://*.acme.example:*")]
    [InlineData("http://localhost:*", "http://localhost:*")]
    [InlineData("https://*.bücher.example", "https://*.xn--bcher-kva.example")]
    [InlineData("https://acme.example", "https://acme.example")]
    public void A_pattern_has_one_spelling(string text, string pattern)
    {
        Assert.True(OriginPattern.TryNormalize(text, out var normalized));
        Assert.Equal(pattern, normalized);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://*")]
    [InlineData("https://*.")]
    [InlineData("https://*.com")]
    [InlineData("https://*.localhost")]
    [InlineData("https://*.127.0.0.1")]
    [InlineData("https://a.*.example")]
    [InlineData("https://*acme.example")]
    [InlineData("https://*.*.acme.example")]
    [InlineData("https://acme.example:8443:*")]
    [InlineData("https://acme.example:80*")]
    [InlineData("https://acme.example/*")]
    [InlineData("https://acme.example;script-src 'unsafe-inline'")]
    [InlineData("https://acme.example https://evil.example")]
    [InlineData("*://acme.example")]
    [InlineData("ftp://*.acme.example")]
    [InlineData("https://user@acme.example")]
    [InlineData("")]
    [InlineData(null)]
    public void What_covers_too_much_or_is_no_origin_is_none(string? text) => Assert.False(OriginPattern.TryNormalize(text, out _));

    [Theory]
    [InlineData("https://*.acme.example", "https://shop.acme.example", true)]
    [InlineData("https://*.acme.example", "https://a.shop.acme.example", true)]
    [InlineData("https://*.acme.example", "https://acme.example", false)]
    [InlineData("https://*.acme.example", "https://evilacme.example", false)]
    [InlineData("https://*.acme.example", "https://.acme.example", false)]
    [InlineData("https://*.acme.example", "http://shop.acme.example", false)]
    [InlineData("https://*.acme.example", "https://shop.acme.example:8443", false)]
    [InlineData("https://*.acme.example", "https://shop.acme.example.evil.example", false)]
    [InlineData("https://acme.example:*", "https://acme.example", true)]
    [InlineData("https://acme.example:*", "https://acme.example:8443", true)]
    [InlineData("https://acme.example:*", "https://shop.acme.example:8443", false)]
    [InlineData("https://*.acme.example:*", "https://shop.acme.example:1", true)]
    [InlineData("http://[::1]:*", "http://[::1]:3000", true)]
    [InlineData("https://acme.example", "https://acme.example", true)]
    public void A_pattern_covers_what_a_content_security_policy_would(string pattern, string origin, bool covers) =>
        Assert.Equal(covers, WebOrigin.TryNormalize(origin, out var normalized) && OriginPattern.Covers(pattern, normalized));

    /// <summary>Else a tenant would admit pages by which it is not found.</summary>
    [Fact]
    public void The_host_of_every_pattern_that_covers_an_origin_is_among_the_hosts_that_are_asked() =>
        Gen.Select(Scheme, Gen.Bool, Name, OneOf("", ":8443", ":*"), Scheme, Name, Port).Sample((patternScheme, sub, patternName, patternPort, scheme, name, port) =>
        {
            if (OriginPattern.TryNormalize(patternScheme + (sub ? "*." : "") + patternName + patternPort, out var pattern)
                && WebOrigin.TryNormalize(scheme + name + port, out var origin)
                && OriginPattern.Covers(pattern, origin))
            {
                Assert.Contains(WebOrigin.HostOf(pattern), OriginPattern.HostsCovering(WebOrigin.HostOf(origin)));
            }
        });
}
