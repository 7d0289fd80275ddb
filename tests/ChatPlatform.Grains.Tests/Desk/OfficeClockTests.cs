using ChatPlatform.Desk;

namespace ChatPlatform.Grains.Tests.Desk;

public sealed class OfficeClockTests
{
    private static readonly OfficeHours[] Weekdays =
        [.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.Select(day => new OfficeHours(day, "09:00", "17:00"))];

    [Theory]
    [InlineData("Europe/Berlin", "2026-01-15T08:00:00Z", true)] // Thursday, 9:00
    [InlineData("Europe/Berlin", "2026-01-15T07:59:59Z", false)]
    [InlineData("Europe/Berlin", "2026-01-15T15:59:59Z", true)]
    [InlineData("Europe/Berlin", "2026-01-15T16:00:00Z", false)]
    [InlineData("Europe/Berlin", "2026-07-16T07:00:00Z", true)] // 9:00 in summer time
    [InlineData("Europe/Berlin", "2026-01-17T10:00:00Z", false)] // Saturday
    [InlineData("Pacific/Auckland", "2026-01-14T20:00:00Z", true)] // Thursday, 9:00, while it is Wednesday in UTC
    [InlineData("America/St_Johns", "2026-01-15T12:29:59Z", false)] // half past: UTC-3:30
    [InlineData("America/St_Johns", "2026-01-15T12:30:00Z", true)]
    public void It_is_open_by_the_wall_clock_of_the_place(string zone, string now, bool isOpen) =>
        Assert.Equal(isOpen, Clock(zone, Weekdays).IsOpen(Time(now)));

    [Theory]
    [InlineData("Europe/Berlin", "2026-01-15T07:00:00Z", "2026-01-15T08:00:00Z")] // later today
    [InlineData("Europe/Berlin", "2026-01-16T17:00:00Z", "2026-01-19T08:00:00Z")] // over the weekend
    [InlineData("Europe/Berlin", "2026-03-27T17:00:00Z", "2026-03-30T07:00:00Z")] // over the beginning of summer time
    [InlineData("Europe/Berlin", "2026-10-23T17:00:00Z", "2026-10-26T08:00:00Z")] // over its end
    [InlineData("America/New_York", "2026-03-06T23:00:00Z", "2026-03-09T13:00:00Z")]
    [InlineData("Australia/Sydney", "2026-04-03T08:00:00Z", "2026-04-05T23:00:00Z")] // Monday there, Sunday in UTC; summer time ends on the way
    public void The_next_opening_is_found_over_weekends_and_changes_of_summer_time(string zone, string now, string opening) =>
        Assert.Equal(Time(opening), Clock(zone, Weekdays).NextOpening(Time(now)));

    [Fact]
    public void A_time_that_summer_time_skips_comes_an_hour_later_by_the_clock()
    {
        var clock = Clock("Europe/Berlin", new OfficeHours(DayOfWeek.Sunday, "02:30", "05:00"));

        Assert.Equal(Time("2026-03-29T01:30:00Z"), clock.NextOpening(Time("2026-03-28T12:00:00Z")));
        Assert.Equal(new TimeSpan(3, 30, 0), clock.NextOpening(Time("2026-03-28T12:00:00Z"))!.Value.TimeOfDay);
    }

    [Fact]
    public void Of_a_time_that_comes_twice_the_first_counts()
    {
        var clock = Clock("Europe/Berlin", new OfficeHours(DayOfWeek.Sunday, "02:30", "05:00"));

        Assert.Equal(Time("2026-10-25T00:30:00Z"), clock.NextOpening(Time("2026-10-24T12:00:00Z")));
    }

    [Fact]
    public void A_day_may_have_a_break_and_last_until_midnight()
    {
        var clock = Clock("Etc/UTC", new OfficeHours(DayOfWeek.Thursday, "08:00", "12:00"), new OfficeHours(DayOfWeek.Thursday, "13:00", "24:00"));

        Assert.False(clock.IsOpen(Time("2026-01-15T12:30:00Z")));
        Assert.Equal(Time("2026-01-15T13:00:00Z"), clock.NextOpening(Time("2026-01-15T12:30:00Z")));
        Assert.True(clock.IsOpen(Time("2026-01-15T23:59:59Z")));
        Assert.False(clock.IsOpen(Time("2026-01-16T00:00:00Z")));
        Assert.Equal(Time("2026-01-22T08:00:00Z"), clock.NextOpening(Time("2026-01-16T00:00:00Z")));
    }

    [Fact]
    public void Without_office_hours_it_is_always_open_and_never_opens()
    {
        Assert.True(Clock("Etc/UTC").IsOpen(Time("2026-01-15T03:00:00Z")));
        Assert.Null(Clock("Etc/UTC").NextOpening(Time("2026-01-15T03:00:00Z")));
    }

    private static OfficeClock Clock(string zone, params OfficeHours[] hours) => new(DeskSettings.Default with { TimeZone = zone, OfficeHours = [.. hours] });

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
