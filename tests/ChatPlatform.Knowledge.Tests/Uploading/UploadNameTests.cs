using ChatPlatform.Knowledge.Uploading;
using CsCheck;

namespace ChatPlatform.Knowledge.Tests.Uploading;

public sealed class UploadNameTests
{
    [Theory]
    [InlineData("manual.pdf", "manual.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system32\\config.txt", "config.txt")]
    [InlineData("/etc/cron.d/evil.md", "evil.md")]
    [InlineData("C:\\boot.ini", "boot.ini")]
    [InlineData("..", "file")]
    [InlineData("...", "file")]
    [InlineData("a/", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("a\0b\r\n.txt", "ab.txt")]
    [InlineData("gpj.\u202Eexe.txt", "gpj.exe.txt")]
    [InlineData("Preisliste für 2026 – neu.md", "Preisliste für 2026 – neu.md")]
    [InlineData("価格表.csv", "価格表.csv")]
    public void What_a_path_would_be_cut_at_is_cut_off(string? claimed, string name) => Assert.Equal(name, UploadName.Of(claimed));

    [Fact]
    public void Whatever_is_claimed_the_name_is_short_leads_nowhere_and_stays_what_it_is() =>
        Gen.String.Array[0, 4].Select(parts => string.Join("/", parts)).Sample(claimed =>
        {
            var name = UploadName.Of(claimed);
            Assert.InRange(name.Length, 1, 200);
            Assert.Equal(-1, name.IndexOfAny(['/', '\\', '\0', '\n', '\r']));
            Assert.False(name is "." or "..");
            Assert.Equal(name, UploadName.Of(name));
        });
}
