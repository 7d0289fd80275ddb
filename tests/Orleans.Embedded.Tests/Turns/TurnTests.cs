namespace Orleans.Embedded.Tests.Turns;

public sealed class TurnTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task A_grains_factory_is_to_be_had_in_its_turns_only_and_goes_on_working_where_it_was_taken_along() =>
        Assert.Equal((Asked: false, Taken: true), await fixture.Client.GetGrain<ITurnGrain>("factory").FactoryElsewhere());

    [Fact]
    public async Task Two_calls_never_run_at_once_in_one_grain()
    {
        var grain = fixture.Client.GetGrain<ITurnGrain>("overlap");

        var overlaps = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => grain.Overlap(i % 4)));

        Assert.All(overlaps, overlap => Assert.Equal(1, overlap));
    }

    [Fact]
    public async Task Code_comes_back_to_the_grain_after_an_await_and_leaves_it_in_Task_Run()
    {
        var (before, after, inTaskRun) = await fixture.Client.GetGrain<ITurnGrain>("schedulers").Schedulers();

        Assert.True(before);
        Assert.True(after);
        Assert.False(inTaskRun);
    }

    [Fact]
    public async Task Different_grains_run_at_the_same_time()
    {
        var one = fixture.Client.GetGrain<ITurnGrain>("one").Meet("one", "two");
        var two = fixture.Client.GetGrain<ITurnGrain>("two").Meet("two", "one");

        await Task.WhenAll(one, two);
    }

    [Fact]
    public async Task What_is_ambient_in_one_call_is_not_seen_by_the_next()
    {
        var grain = fixture.Client.GetGrain<ITurnGrain>("ambient");

        Assert.Equal(0, await grain.Ambient());
        Assert.Equal(0, await grain.Ambient());
    }

    [Fact]
    public async Task What_is_ambient_at_the_caller_is_not_seen_by_the_grain()
    {
        TurnGrain.AmbientValue.Value = 7;

        Assert.Equal(0, await fixture.Client.GetGrain<ITurnGrain>("ambient caller").Ambient());
        Assert.Equal(7, TurnGrain.AmbientValue.Value);
    }
}
