using ChatPlatform.Cli.Commands;

namespace ChatPlatform.Cli.Tests;

/// <summary>Times as a number and a unit.</summary>
public sealed class DurationTests
{
    [Theory]
    [InlineData("30m", 0.5)]
    [InlineData("36h", 36)]
    [InlineData("90d", 2160)]
    [InlineData("12w", 2016)]
    public void A_number_and_a_unit_are_a_duration(string text, double hours) => Assert.Equal(TimeSpan.FromHours(hours), Durations.Parsed(text));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("90")]
    [InlineData("90 d")]
    [InlineData("-1d")]
    [InlineData("1.5d")]
    [InlineData("90y")]
    [InlineData("99999999999d")]
    [InlineData("2147483647w")]
    [InlineData("36501d")]
    public void Anything_else_is_none(string text) => Assert.Null(Durations.Parsed(text));
}
