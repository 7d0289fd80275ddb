using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatPlatform.Security.Tests.Attacks;

/// <summary>
/// CVE-2026-31829, CVE-2026-43995: a URL of a tenant's led the server into its own network. Every one goes through
/// <see cref="GuardedHttp"/>; that nothing else connects, OutgoingConnectionsTests shows.
/// </summary>
public sealed class ServerSideRequestForgeryTests(ServerSideRequestForgeryTests.Setting setting) : IClassFixture<ServerSideRequestForgeryTests.Setting>
{
    private readonly WebPlatform _platform = setting.Platform;
    private readonly TestTenant _acme = setting.Acme;

    public static TheoryData<string> Inside =>
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "169.254.1.1", "169.254.169.254", "169.254.170.2", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:0:7f00:1::",
    ];

    [Theory]
    [MemberData(nameof(Inside))]
    public async Task An_address_inside_is_refused_as_it_stands_and_under_a_name(string address)
    {
        setting.Lead("inside.example", address);
        var literal = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        foreach (var url in (string[])[$"http://{literal}/", $"http://{literal}:8080/latest/meta-data/", "https://inside.example/", "http://inside.example./"])
        {
            await (await _acme.Upload.PostAsJsonAsync("/api/v1/sources", new { url })).ProblemAsync(HttpStatusCode.BadRequest, "url_not_allowed");
        }

        Assert.DoesNotContain((await (await _acme.Upload.GetAsync("/api/v1/sources")).ReadJsonAsync())["items"]!.AsArray(), source => source!["url"]!.GetValue<string>().Contains(address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("http://93.184.216.34@127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:6379/_FLUSHALL")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("data:text/html,x")]
    public async Task An_address_inside_is_refused_however_it_is_spelt(string url)
    {
        using var response = await _acme.Upload.PostAsJsonAsync("/api/v1/sources", new { url });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("\"id\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_an_address_inside_is_not_followed()
    {
        await using var inside = await SmallSite.StartAsync(new Dictionary<string, string> { ["/"] = "<h1>Secrets</h1>" });
        await using var site = await SmallSite.StartAsync(new Dictionary<string, string>
        {
            ["/"] = $"<h1>Start</h1><p>A page of some length about kettles.</p><a href='/a'>a</a><a href='/b'>b</a><a href='/c'>c</a>",
            ["/a"] = $"->{inside.Url}",
            ["/b"] = "->http://169.254.169.254/latest/meta-data/",
            ["/c"] = $"->//[::ffff:127.0.0.1]:{inside.Url.Port}/",
        });
        _platform.Services.GetRequiredService<PrivateHosts>().Allow(site.Url.Authority);

        await ReadAsync(site.Url.AbsoluteUri);

        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task A_name_that_is_rebound_after_it_was_checked_leads_nowhere_inside()
    {
        await using var inside = await SmallSite.StartAsync(new Dictionary<string, string> { ["/"] = "<h1>Secrets</h1>" });
        setting.Lead("rebinding.example", "93.184.216.34", "127.0.0.1");

        await ReadAsync($"http://rebinding.example:{inside.Url.Port}/");

        Assert.Empty(inside.Requests);
        Assert.True(setting.TimesResolved("rebinding.example") >= 2, "The name was not asked for a second time, so this showed nothing.");
    }

    /// <summary>The name is asked for once a connection, and the connection made to what was checked.</summary>
    [Fact]
    public async Task A_connection_is_pinned_to_the_address_that_was_checked()
    {
        await using var site = await SmallSite.StartAsync(new Dictionary<string, string> { ["/"] = "<h1>Kettles</h1><p>A page of some length about kettles.</p>" });
        const string host = "pinned.example";
        setting.Lead(host, "127.0.0.1", "10.0.0.1");
        _platform.Services.GetRequiredService<PrivateHosts>().Allow($"{host}:{site.Url.Port}");
        using var client = new HttpClient(GuardedHttp.CreateHandler(_platform.Services.GetRequiredService<AddressGuard>()));

        using var response = await client.GetAsync(new Uri($"http://{host}:{site.Url.Port}/"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, setting.TimesResolved(host));
    }

    private async Task ReadAsync(string url)
    {
        var created = await _acme.Upload.PostAsJsonAsync("/api/v1/sources", new { type = "site", url, max_pages = 10 });
        Assert.True(created.StatusCode == HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        var id = (await created.ReadJsonAsync())["id"]!.GetValue<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await (await _acme.Upload.GetAsync($"/api/v1/sources/{id}", patience.Token)).ReadJsonAsync())["status"]!.GetValue<string>() is "queued" or "running")
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>A platform to which names lead where a test says.</summary>
    public sealed class Setting : IAsyncLifetime
    {
        private readonly Dictionary<string, Queue<string>> _names = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<string> _resolved = [];

        public Setting() => Platform = new WebPlatform
        {
            Replaced = services => services.Replace(ServiceDescriptor.Singleton<ResolveHost>((host, _) => Task.FromResult<IPAddress[]>([Resolve(host)]))),
        };

        public WebPlatform Platform { get; }

        internal TestTenant Acme { get; private set; } = null!;

        /// <summary>One after the other; the last stays.</summary>
        public void Lead(string host, params string[] addresses)
        {
            lock (_resolved)
            {
                _names[host] = new Queue<string>(addresses);
            }
        }

        public int TimesResolved(string host)
        {
            lock (_resolved)
            {
                return _resolved.Count(one => one == host);
            }
        }

        public async ValueTask InitializeAsync() => Acme = await Platform.CreateTenantAsync("acme", "https://acme.example");

        public ValueTask DisposeAsync() => Platform.DisposeAsync();

        private IPAddress Resolve(string host)
        {
            lock (_resolved)
            {
                _resolved.Add(host);
                return _names.TryGetValue(host.TrimEnd('.'), out var addresses)
                    ? IPAddress.Parse(addresses.Count > 1 ? addresses.Dequeue() : addresses.Peek())
                    : throw new SocketException((int)SocketError.HostNotFound);
            }
        }
    }
}
