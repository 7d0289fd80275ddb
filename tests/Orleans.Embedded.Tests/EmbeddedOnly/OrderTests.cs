using Orleans.Embedded.Tests.Cancellation;
using Orleans.Embedded.Tests.Interleaving;

namespace Orleans.Embedded.Tests.EmbeddedOnly;

/// <summary>What one process can promise and Orleans does not: nothing is on its way between a caller and a grain.</summary>
public sealed class OrderTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Calls_of_one_caller_start_in_the_order_they_were_made()
    {
        var grain = fixture.Client.GetGrain<IGateGrain>("order", typeof(GateGrain).FullName);
        var first = grain.Wait("first");
        await fixture.Probe.Seen("order first begins");

        var calls = new List<Task>();
        for (var i = 0; i < 30; i++)
        {
            fixture.Probe.Open($"order {i}");
            calls.Add(grain.Wait($"{i}"));
        }

        fixture.Probe.Open("order first");
        await Task.WhenAll([first, .. calls]);

        Assert.Equal(
            Enumerable.Range(0, 30).Select(i => $"order {i} begins"),
            fixture.Probe.Events.Where(text => text.StartsWith("order", StringComparison.Ordinal) && text.EndsWith("begins", StringComparison.Ordinal)).Skip(1));
    }

    [Fact]
    public async Task A_call_cancelled_while_it_waits_never_starts()
    {
        var grain = fixture.Client.GetGrain<IPatientGrain>("waiting");
        var hold = grain.Hold("waiting gate");
        await fixture.Probe.Seen("waiting gate held");
        using var cancellation = new CancellationTokenSource();
        var call = grain.Note("waiting never", cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        fixture.Probe.Open("waiting gate");
        await hold;
        await grain.Note("waiting next", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("waiting never", fixture.Probe.Events);
    }
}
