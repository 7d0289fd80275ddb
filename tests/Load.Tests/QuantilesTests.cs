using ChatPlatform.Load.Figures;

namespace ChatPlatform.Load;

public sealed class QuantilesTests
{
    [Fact]
    public void Each_is_the_smallest_value_that_so_many_do_not_exceed() =>
        Assert.Equal(new Quantiles(100, 50, 95, 99, 100), Quantiles.Of(Enumerable.Range(1, 100).Reverse().Select(number => (double)number)));

    [Fact]
    public void Of_nothing_all_are_zero() => Assert.Equal(new Quantiles(0, 0, 0, 0, 0), Quantiles.Of([]));
}
