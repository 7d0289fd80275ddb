using ChatPlatform.Load.Plans;

namespace ChatPlatform.Load;

public sealed class TimeRangeTests
{
    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("2s", 2000, 2000)]
    [InlineData("0..2s", 0, 2000)]
    [InlineData("500ms..1.5s", 500, 1500)]
    [InlineData("1m", 60000, 60000)]
    public void A_time_or_a_range_is_read(string text, int from, int to)
    {
        Assert.True(TimeRange.TryParse(text, out TimeRange range));
        Assert.Equal(new TimeRange(TimeSpan.FromMilliseconds(from), TimeSpan.FromMilliseconds(to)), range);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("-1s")]
    [InlineData("2s..1s")]
    [InlineData("1s..2s..3s")]
    [InlineData("soon")]
    public void What_is_no_time_is_refused(string text) => Assert.False(TimeRange.TryParse(text, out TimeRange _));
}
