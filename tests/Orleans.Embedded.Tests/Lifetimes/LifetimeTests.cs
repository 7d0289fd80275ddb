using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Lifetimes;

public sealed class LifetimeTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task The_first_call_activates_a_grain_and_the_next_meets_the_same_activation()
    {
        var grain = Grain("same");

        Assert.Equal(1, await grain.Activation());
        Assert.Equal(1, await grain.Activation());
    }

    [Fact]
    public async Task A_grain_that_leaves_is_told_and_disposed_and_the_next_call_meets_another()
    {
        var grain = Grain("leaves");
        await grain.Activation();

        await grain.Leave();

        Assert.Equal(2, await grain.Activation());
        Assert.Equal(
            ["activated 1", "ending 1 ApplicationRequested", "ended 1", "disposed 1", "activated 2"], EventsOf("leaves"));
    }

    [Fact]
    public async Task A_grain_leaves_only_when_the_call_that_runs_has_ended()
    {
        var grain = Grain("holds");
        var hold = grain.LeaveAndHold("holds gate");
        await fixture.Probe.Seen("holds gate held");
        var next = grain.Activation();

        fixture.Probe.Open("holds gate");
        await hold;

        Assert.Equal(2, await next);
        var events = fixture.Probe.Events.ToList();
        Assert.True(events.IndexOf("holds gate released") < events.IndexOf("holds ending 1 ApplicationRequested"));
    }

    [Fact]
    public async Task A_call_that_comes_while_a_grain_ends_meets_the_next_activation_after_that()
    {
        var grain = Grain("slow");
        await grain.Activation();
        await grain.Leave();
        await fixture.Probe.Seen("slow ending 1 ApplicationRequested");
        var calls = Enumerable.Range(0, 10).Select(_ => grain.Activation()).ToArray();

        fixture.Probe.Open("slow may end");

        Assert.All(await Task.WhenAll(calls), activation => Assert.Equal(2, activation));
        Assert.Equal(
            ["activated 1", "ending 1 ApplicationRequested", "ended 1", "disposed 1", "activated 2"], EventsOf("slow"));
    }

    [Fact]
    public async Task Never_are_two_activations_of_one_grain_alive()
    {
        var grain = Grain("contended");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            for (var n = 0; n < 10; n++)
            {
                try
                {
                    await ((i + n) % 5 == 0 ? grain.Leave() : grain.Activation());
                }
                catch (OrleansMessageRejectionException)
                {
                    // A call is not kept for ever when its grain leaves again and again.
                }
            }
        }));

        var alive = 0;
        foreach (var text in EventsOf("contended"))
        {
            if (text.StartsWith("activated", StringComparison.Ordinal))
                alive++;
            if (text.StartsWith("disposed", StringComparison.Ordinal))
                alive--;
            Assert.InRange(alive, 0, 1);
        }
    }

    [Fact]
    public async Task A_call_to_a_grain_that_always_leaves_before_it_is_active_is_rejected() =>
        await Assert.ThrowsAsync<OrleansMessageRejectionException>(fixture.Client.GetGrain<IFickleGrain>("leaving").Touch);

    [Fact]
    public async Task A_grain_need_not_derive_from_Grain() =>
        Assert.Equal("plain", await fixture.Client.GetGrain<IPlainGrain>("plain").Key());

    private IMortalGrain Grain(string key) => fixture.Client.GetGrain<IMortalGrain>(key);

    private IEnumerable<string> EventsOf(string key) =>
        fixture.Probe.Events.Where(text => text.StartsWith($"{key} ", StringComparison.Ordinal)).Select(text => text[(key.Length + 1)..]);
}
