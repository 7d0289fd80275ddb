namespace Orleans.Embedded.Tests.Failures;

public sealed class FailureTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task An_exception_reaches_the_caller_with_its_type_and_members()
    {
        var thrown = await Assert.ThrowsAsync<RefusedException>(() => Grain("throws").Throw("code"));

        Assert.Equal("code", thrown.Code);
        Assert.Equal("No.", thrown.Message);
    }

    [Fact]
    public async Task An_exception_thrown_before_any_await_reaches_the_caller_too() =>
        Assert.Equal("early", (await Assert.ThrowsAsync<RefusedException>(() => Grain("throws").ThrowBeforeAnyAwait("early"))).Code);

    [Fact]
    public async Task An_exception_crosses_from_grain_to_grain() =>
        Assert.Equal("from another", await Grain("caller").CatchFromAnother("callee"));

    [Fact]
    public async Task A_grain_that_has_thrown_serves_the_next_call()
    {
        var grain = Grain("survivor");
        await Assert.ThrowsAsync<RefusedException>(() => grain.Throw("x"));

        await grain.Quick("survivor lives");

        Assert.Contains("survivor lives", fixture.Probe.Events);
    }

    [Fact]
    public async Task A_failure_of_a_one_way_call_harms_nobody()
    {
        var grain = Grain("oneway");

        await grain.ThrowOneWay();
        await grain.TellOneWay("oneway told");

        await fixture.Probe.Seen("oneway told");
    }

    [Fact]
    public async Task A_call_that_takes_too_long_times_out_and_its_work_goes_on()
    {
        var grain = Grain("slow");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.Slow("slow gate"));
        fixture.Probe.Open("slow gate");

        await fixture.Probe.Seen("slow gate done");
    }

    [Fact]
    public async Task A_call_that_timed_out_while_it_waited_never_starts()
    {
        var grain = Grain("queue");
        var slow = Assert.ThrowsAsync<TimeoutException>(() => grain.Slow("queue gate"));
        await Assert.ThrowsAsync<TimeoutException>(() => grain.Quick("queue too late"));
        await slow;

        fixture.Probe.Open("queue gate");
        await fixture.Probe.Seen("queue gate done");
        await grain.Quick("queue next");

        Assert.DoesNotContain("queue too late", fixture.Probe.Events);
    }

    [Fact]
    public async Task A_grain_that_cannot_be_activated_fails_the_call_and_is_tried_anew_by_the_next()
    {
        var grain = fixture.Client.GetGrain<IReluctantGrain>("reluctant");
        var thrown = await Assert.ThrowsAsync<RefusedException>(grain.Ask);
        Assert.Equal("activation", thrown.Code);

        fixture.Probe.Open("reluctant may live");

        Assert.Equal("here", await grain.Ask());
        Assert.Equal(2, fixture.Probe.Events.Count(text => text == "reluctant activating"));
        Assert.DoesNotContain("reluctant deactivated", fixture.Probe.Events);
    }

    [Fact]
    public async Task A_grain_that_cannot_be_constructed_fails_the_call_and_is_tried_anew_by_the_next()
    {
        var grain = fixture.Client.GetGrain<IReluctantGrain>("stillborn");
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(grain.Ask);
        Assert.IsType<RefusedException>(thrown.InnerException);

        fixture.Probe.Open("stillborn may live");

        Assert.Equal("here", await grain.Ask());
    }

    [Fact]
    public async Task All_calls_that_wait_for_an_activation_fail_with_it()
    {
        var grain = fixture.Client.GetGrain<IReluctantGrain>("crowd");

        var calls = Enumerable.Range(0, 5).Select(_ => grain.Ask()).ToArray();

        foreach (var call in calls)
            await Assert.ThrowsAsync<RefusedException>(() => call);
    }

    private IFailingGrain Grain(string key) => fixture.Client.GetGrain<IFailingGrain>(key);
}
