using System.Text.RegularExpressions;
using ChatPlatform.Knowledge.Crawling;
using CsCheck;

namespace ChatPlatform.Knowledge.Tests.Crawling;

public sealed class PathGlobTests
{
    [Theory]
    [InlineData("/help/*", "/help/a/b", true)]
    [InlineData("/help/*", "/help/", true)]
    [InlineData("/help/*", "/help", false)]
    [InlineData("*.html", "/a/b.html", true)]
    [InlineData("/a*c", "/abd", false)]
    [InlineData("/A", "/a", false)]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("/a.c", "/abc", false)]
    public void A_star_stands_for_any_run_of_characters(string pattern, string text, bool matches) =>
        Assert.Equal(matches, PathGlob.IsMatch(pattern, text));

    [Fact]
    public void It_says_what_a_regular_expression_would() =>
        Gen.Select(Gen.OneOf("a", "b", "/", "*").Array[0, 8].Select(string.Concat), Gen.OneOf("a", "b", "/").Array[0, 10].Select(string.Concat))
            .Sample(
                (pattern, text) => PathGlob.IsMatch(pattern, text) == Regex.IsMatch(text, @"\A" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal) + @"\z"),
                iter: 5_000);

    [Fact]
    public void A_pattern_of_nothing_but_stars_is_no_trap() =>
        Assert.False(PathGlob.IsMatch(string.Concat(Enumerable.Repeat("*a", 500)) + "b", new string('a', 2_000)));
}
