namespace Orleans.Embedded.Tests.Interleaving;

public sealed class InterleavingTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task A_call_waits_until_the_one_before_has_ended()
    {
        var grain = Grain("plain");

        var first = grain.Wait("first");
        await Seen("plain first begins");
        var second = grain.Wait("second");
        Open("plain second");

        // It has been received once a later call, which need not wait, has run.
        await Interleave(grain, "plain", "marker");
        Open("plain first");
        await Task.WhenAll(first, second);

        Assert.Equal(
            ["first begins", "marker begins", "marker ends", "first ends", "second begins", "second ends"], EventsOf("plain"));
    }

    [Fact]
    public async Task Read_only_calls_run_beside_each_other()
    {
        var grain = Grain("readers");

        var one = grain.WaitReading("one");
        var two = grain.WaitReading("two");
        await Seen("readers one begins");
        await Seen("readers two begins");

        Open("readers one");
        Open("readers two");
        await Task.WhenAll(one, two);
    }

    [Fact]
    public async Task A_call_that_is_not_read_only_waits_for_one_that_is()
    {
        var grain = Grain("writer");
        var reader = grain.WaitReading("reader");
        await Seen("writer reader begins");

        Open("writer writer");
        var writer = grain.Wait("writer");
        await Interleave(grain, "writer", "marker");
        Open("writer reader");
        await Task.WhenAll(reader, writer);

        Assert.Equal(
            ["reader begins", "marker begins", "marker ends", "reader ends", "writer begins", "writer ends"], EventsOf("writer"));
    }

    [Fact]
    public async Task A_read_only_call_passes_one_that_waits_for_another_read_only_call()
    {
        var grain = Grain("passing");
        var reader = grain.WaitReading("reader");
        await Seen("passing reader begins");
        Open("passing writer");
        var writer = grain.Wait("writer");
        Open("passing late");
        await grain.WaitReading("late");

        Assert.DoesNotContain("writer begins", EventsOf("passing"));

        Open("passing reader");
        await Task.WhenAll(reader, writer);
    }

    [Fact]
    public async Task Any_call_of_a_reentrant_grain_runs_beside_others()
    {
        var grain = fixture.Client.GetGrain<IReentrantGateGrain>("reentrant");

        var one = grain.Wait("one");
        await Seen("reentrant one begins");
        var two = grain.Wait("two");
        await Seen("reentrant two begins");

        Open("reentrant one");
        Open("reentrant two");
        await Task.WhenAll(one, two);
    }

    [Fact]
    public async Task A_call_that_comes_back_to_its_grain_times_out()
    {
        var grain = fixture.Client.GetGrain<IChainGrain>("around");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.CallAround("other", reentrant: false));
    }

    [Fact]
    public async Task A_call_chain_that_is_allowed_to_comes_back()
    {
        var grain = fixture.Client.GetGrain<IChainGrain>("allowed");

        Assert.Equal("allowed", await grain.CallAround("another", reentrant: true));
    }

    private IGateGrain Grain(string key) => fixture.Client.GetGrain<IGateGrain>(key, typeof(GateGrain).FullName);

    private Task Interleave(IGateGrain grain, string key, string name)
    {
        Open($"{key} {name}");
        return grain.WaitInterleaving(name);
    }

    private void Open(string gate) => fixture.Probe.Open(gate);

    private Task Seen(string text) => fixture.Probe.Seen(text);

    private IEnumerable<string> EventsOf(string key) =>
        fixture.Probe.Events.Where(text => text.StartsWith($"{key} ", StringComparison.Ordinal)).Select(text => text[(key.Length + 1)..]);
}
