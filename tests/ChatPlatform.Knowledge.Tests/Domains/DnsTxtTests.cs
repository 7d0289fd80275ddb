using System.Net;
using ChatPlatform.Knowledge.Domains;
using ChatPlatform.Knowledge.Tests.Support;

namespace ChatPlatform.Knowledge.Tests.Domains;

/// <summary>TXT records, asked of a name server that speaks the protocol.</summary>
public sealed class DnsTxtTests : IAsyncDisposable
{
    private const string Name = "_chatplatform.shop.example";

    private readonly DnsServer _server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Every_record_of_the_name_is_read_and_the_parts_of_one_are_put_together()
    {
        _server.Put(Name, ["v=spf1 -all"], [ProofPlaces.Line("a-to"), "ken"]);
        _server.Put("shop.example", [ProofPlaces.Line("elsewhere")]);

        Assert.Equal(["v=spf1 -all", "chatplatform-verification=a-token"], await ReadAsync());
        Assert.Equal(0, _server.AskedOverTcp);
    }

    [Fact]
    public async Task What_is_too_long_for_a_datagram_is_asked_for_again_over_tcp()
    {
        _server.Put(Name, [new string('a', 250), new string('b', 250), new string('c', 250)], [ProofPlaces.Line("a-token")]);

        var records = await ReadAsync();

        Assert.Equal([750, ProofPlaces.Line("a-token").Length], records.Select(record => record.Length));
        Assert.Equal(1, _server.AskedOverTcp);
    }

    [Fact]
    public void Without_servers_of_its_own_the_machines_are_asked()
    {
        Assert.True(DnsTxt.Options([]).AutoResolveNameServers);
        Assert.False(DnsTxt.Options([IPEndPoint.Parse("127.0.0.1:53")]).AutoResolveNameServers);
    }

    [Fact]
    public async Task A_name_without_records_has_none()
    {
        Assert.Empty(await ReadAsync());
        Assert.Empty(await ReadAsync("not a name.."));
    }

    [Fact]
    public async Task A_server_that_answers_nonsense_has_told_nothing()
    {
        _server.Put(Name, [ProofPlaces.Line("a-token")]);
        _server.IsBroken = true;

        Assert.Empty(await ReadAsync());
    }

    private async Task<IEnumerable<string>> ReadAsync(string name = Name) => await new DnsTxt(_server.Address).ReadAsync(name, Cancellation);
}
