using System.Net;
using System.Net.Sockets;
using ChatPlatform.Knowledge.Crawling;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Tests.Crawling;

public sealed class UrlGuardTests
{
    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://0/")]
    [InlineData("http://0.0.0.0:8080/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://192.168.0.1/admin")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://2852039166/latest/meta-data/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[0:0:0:0:0:0:0:1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[64:ff9b::169.254.169.254]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[fd00:ec2::254]/latest/meta-data/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://inside.example/")]
    [InlineData("http://INSIDE.example./")]
    [InlineData("http://both.example/")]
    public async Task A_host_on_no_public_address_is_refused_however_it_is_spelled(string url)
    {
        var error = await Assert.ThrowsAsync<ChatException>(() => CheckAsync(url));
        Assert.Equal(ErrorCodes.UrlNotAllowed, error.Code);
    }

    [Theory]
    [InlineData("ftp://outside.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://outside.example/")]
    [InlineData("https://user:secret@outside.example/")]
    public async Task A_scheme_or_credentials_that_are_not_read_are_refused(string url)
    {
        var error = await Assert.ThrowsAsync<ChatException>(() => CheckAsync(url));
        Assert.Equal(ErrorCodes.UrlNotAllowed, error.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("help/page")]
    [InlineData("https://")]
    [InlineData("https://nowhere.example/")]
    public async Task What_is_no_url_or_leads_nowhere_is_invalid(string url)
    {
        var error = await Assert.ThrowsAsync<ChatException>(() => CheckAsync(url));
        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
    }

    [Fact]
    public async Task A_public_host_is_given_back_in_its_one_spelling() =>
        Assert.Equal("https://outside.example/help", (await CheckAsync("https://OUTSIDE.example:443/./help#top")).AbsoluteUri);

    [Fact]
    public async Task A_private_host_that_the_operator_allows_is_allowed_on_its_port_only()
    {
        Assert.Equal("http://inside.example:8090/", (await CheckAsync("http://inside.example:8090/", "inside.example:8090")).AbsoluteUri);
        await Assert.ThrowsAsync<ChatException>(() => CheckAsync("http://inside.example:8091/", "inside.example:8090"));
        await Assert.ThrowsAsync<ChatException>(() => CheckAsync("http://inside.example/", "inside.example:8090"));
        await Assert.ThrowsAsync<ChatException>(() => CheckAsync("http://both.example:8090/", "inside.example:8090"));
        await Assert.ThrowsAsync<ChatException>(() => CheckAsync("http://127.0.0.1:8090/", "inside.example:8090"));
    }

    private static Task<Uri> CheckAsync(string url, params string[] allowed)
    {
        var options = new CrawlerOptions();
        foreach (var host in allowed)
        {
            options.AllowPrivateHosts.Add(host);
        }

        var guard = new UrlGuard(new AddressGuard(new PrivateHosts(Options.Create(options)), ResolveAsync));
        return guard.CheckAsync(url, TestContext.Current.CancellationToken);
    }

    private static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => host switch
    {
        "outside.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34")]),
        "inside.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.7")]),
        "both.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Loopback]),
        _ => throw new SocketException((int)SocketError.HostNotFound),
    };
}
