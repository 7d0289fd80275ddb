using System.Text.RegularExpressions;

namespace ChatPlatform.Deploy;

public sealed partial class SettingsTableTests
{
    [Fact]
    public void The_table_lists_every_setting_that_the_code_reads_and_no_other()
    {
        var listed = DeployFolder.Read("README.md").Split('\n')
            .SkipWhile(line => line != "## Settings").TakeWhile(line => line != "## Operations")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Name.Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value))
            .ToList();

        Assert.Equal(Settings.All.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name { get; }
}
