using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>Whose address counts, and what its block keeps it from.</summary>
public sealed class ClientAddressTests : IAsyncLifetime
{
    private const string Origin = "https://acme.example";

    private readonly WebPlatform _platform = new(("Chat:KnownProxies:0", "10.0.0.7"), ("Chat:KnownProxies:1", "10.1.0.0/16"));

    public async ValueTask InitializeAsync() => await _platform.CreateTenantAsync("acme", Origin);

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Ten_unknown_origins_block_the_address_from_widget_and_hub_and_nobody_else()
    {
        for (var i = 0; i < 10; i++)
        {
            await (await BootstrapAsync("192.0.2.1", origin: "https://evil.example")).ProblemAsync(HttpStatusCode.Forbidden, "origin_not_allowed");
        }

        var blocked = await (await BootstrapAsync("192.0.2.1")).ProblemAsync(HttpStatusCode.TooManyRequests, "address_blocked");
        Assert.Equal("failures_per_address", blocked["limit"]!.GetValue<string>());
        var negotiation = await NegotiateAsync("192.0.2.1");
        await negotiation.ProblemAsync(HttpStatusCode.TooManyRequests, "address_blocked");
        Assert.InRange(negotiation.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 14, 15);
        Assert.Equal(HttpStatusCode.OK, (await BootstrapAsync("192.0.2.2")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await NegotiateAsync("192.0.2.2")).StatusCode);
    }

    [Fact]
    public async Task IPv6_is_counted_by_its_network_of_64_bits()
    {
        for (var i = 0; i < 10; i++)
        {
            await FailAsync($"2001:db8:1:2:{i}::1");
        }

        Assert.True(await IsBlockedAsync("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        Assert.False(await IsBlockedAsync("2001:db8:1:3::1"));
    }

    [Fact]
    public async Task An_IPv4_address_is_the_same_on_an_IPv6_socket()
    {
        for (var i = 0; i < 10; i++)
        {
            await FailAsync(i % 2 == 0 ? "192.0.2.1" : "::ffff:192.0.2.1");
        }

        Assert.True(await IsBlockedAsync("192.0.2.1"));
        Assert.False(await IsBlockedAsync("::ffff:192.0.2.2"));
    }

    [Fact]
    public async Task Who_is_no_known_proxy_cannot_claim_an_address()
    {
        for (var i = 0; i < 10; i++)
        {
            await FailAsync("203.0.113.9", forwardedFor: $"192.0.2.{i}");
        }

        Assert.True(await IsBlockedAsync("203.0.113.9", forwardedFor: "192.0.2.200"));
        Assert.False(await IsBlockedAsync("192.0.2.0"));
    }

    [Theory]
    [InlineData("10.0.0.7", "192.0.2.1")]
    [InlineData("::ffff:10.0.0.7", "192.0.2.1")]
    [InlineData("10.0.0.7", "198.51.100.66, 192.0.2.1")]
    [InlineData("10.0.0.7", "10.0.0.7, 192.0.2.1, 10.1.2.3")]
    [InlineData("10.0.0.7", "not an address, 192.0.2.1:49152, 10.1.2.3")]
    public async Task From_a_known_proxy_the_right_most_address_that_is_no_proxys_counts(string peer, string forwardedFor)
    {
        for (var i = 0; i < 10; i++)
        {
            await FailAsync(peer, forwardedFor);
        }

        Assert.True(await IsBlockedAsync("192.0.2.1"));
        Assert.False(await IsBlockedAsync("10.0.0.7"));
        Assert.False(await IsBlockedAsync("198.51.100.66"));
        Assert.False(await IsBlockedAsync("10.0.0.7", forwardedFor: "192.0.2.1, 198.51.100.67"));
    }

    private async Task FailAsync(string peer, string? forwardedFor = null) =>
        await (await BootstrapAsync(peer, forwardedFor, tenant: "nobody")).ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");

    private async Task<bool> IsBlockedAsync(string peer, string? forwardedFor = null) =>
        (await BootstrapAsync(peer, forwardedFor)).StatusCode == HttpStatusCode.TooManyRequests;

    private Task<HttpResponseMessage> BootstrapAsync(string peer, string? forwardedFor = null, string tenant = "acme", string origin = Origin) =>
        SendAsync("/api/widget/bootstrap", peer, forwardedFor, origin, JsonContent.Create(new { tenant_id = tenant }));

    private Task<HttpResponseMessage> NegotiateAsync(string peer) => SendAsync("/hubs/chat/negotiate?negotiateVersion=1", peer, null, Origin, null);

    private async Task<HttpResponseMessage> SendAsync(string path, string peer, string? forwardedFor, string origin, HttpContent? content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Origin", origin);
        request.Headers.Add(ScriptedConnections.Header, peer);
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        return await _platform.Anonymous.SendAsync(request);
    }
}
