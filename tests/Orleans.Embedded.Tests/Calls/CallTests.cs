using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Calls;

public sealed class CallTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Arguments_and_results_keep_their_values_and_kinds()
    {
        var drawing = new Drawing(
            "house",
            [new Circle(1.5), new Square(2, Colour.Blue)],
            ImmutableDictionary<string, int>.Empty.Add("windows", 4),
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(6)));

        var echo = await Grain("echo").Echo(drawing);

        Assert.Equal(drawing.Name, echo.Name);
        Assert.Equal(drawing.Shapes.AsEnumerable(), echo.Shapes);
        Assert.Equal(drawing.Counts.AsEnumerable(), echo.Counts);
        Assert.Equal(drawing.At, echo.At);
    }

    [Fact]
    public async Task A_method_may_return_a_ValueTask()
    {
        Assert.Equal(5, await Grain("sum").Add(2, 3));
        await Grain("sum").Note("value task noted");
        Assert.Contains("value task noted", fixture.Probe.Events);
    }

    [Fact]
    public async Task A_result_may_be_null() => Assert.Null(await Grain("null").Nothing());

    [Fact]
    public async Task A_grain_knows_its_key_and_name() =>
        Assert.Equal(("my key/with slash", "call/my key/with slash"), await Grain("my key/with slash").Names());

    [Fact]
    public async Task A_reference_says_which_grain_it_is()
    {
        var grain = Grain("who");

        Assert.Equal("who", grain.GetPrimaryKeyString());
        Assert.Equal(GrainId.Create("call", "who"), grain.GetGrainId());
        Assert.Equal("who", (await fixture.Client.GetGrain<ICallGrain>(grain.GetGrainId()).Names()).Key);
    }

    [Fact]
    public async Task References_to_one_grain_are_equal()
    {
        var self = await Grain("self").Self();

        Assert.Equal(Grain("self"), self);
        Assert.Equal(Grain("self").GetHashCode(), self.GetHashCode());
        Assert.NotEqual(Grain("other"), self);
    }

    [Fact]
    public async Task A_reference_can_be_sent() => Assert.Equal("sent", await Grain("receiver").KeyOf(Grain("sent")));

    [Fact]
    public void A_grain_that_nobody_implements_is_named_at_once() =>
        Assert.ThrowsAny<ArgumentException>(() => fixture.Client.GetGrain<INobodysGrain>("x"));

    [Fact]
    public async Task Context_flows_from_the_caller_through_grains()
    {
        RequestContext.Set("who", "visitor");

        Assert.Equal("visitor", await Grain("context").Context("who"));
        Assert.Equal("visitor", await Grain("context").ContextOf("further", "who"));
        RequestContext.Clear();
        Assert.Null(await Grain("context").Context("who"));
    }

    [Fact]
    public async Task What_a_grain_sets_in_the_context_does_not_flow_back()
    {
        Assert.Equal("inner", await Grain("context").SetContextAndReturn("inside", "inner"));

        Assert.Null(RequestContext.Get("inside"));
        Assert.Null(await Grain("context").Context("inside"));
    }

    [Fact]
    public void Context_lists_and_removes_its_values()
    {
        RequestContext.Clear();
        RequestContext.Set("a", 1);
        RequestContext.Set("b", 2);
        RequestContext.Set("a", 3);

        Assert.Equal(["a", "b"], RequestContext.Keys.Order());
        Assert.True(RequestContext.Remove("a"));
        Assert.False(RequestContext.Remove("a"));
        Assert.Equal([new KeyValuePair<string, object>("b", 2)], RequestContext.Entries);
        RequestContext.Clear();
        Assert.Empty(RequestContext.Keys);
    }

    private ICallGrain Grain(string key) => fixture.Client.GetGrain<ICallGrain>(key);
}

public interface INobodysGrain : IGrainWithStringKey
{
    Task Call();
}
