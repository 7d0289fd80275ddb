using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Deploy;

public sealed partial class DashboardTests
{
    private const string Prefix = "chatplatform_";

    [Fact]
    public void Every_figure_of_ours_that_is_shown_is_one_that_the_code_measures()
    {
        var measured = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "ChatPlatform.Grains"), "*Metrics.cs", SearchOption.AllDirectories)
            .SelectMany(file => Instrument.Matches(File.ReadAllText(file)).Select(match => Prefix + match.Groups[1].Value.Replace('.', '_')))
            .ToHashSet();
        var shown = Expressions().SelectMany(text => Ours.Matches(text).Select(match => Kind.Replace(match.Value, ""))).Distinct().ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, name => Assert.Contains(name, measured));
    }

    private static IEnumerable<string> Expressions() =>
        JsonNode.Parse(DeployFolder.Read("dashboards/chatplatform.json"))!["panels"]!.AsArray()
            .SelectMany(panel => panel!["targets"]!.AsArray())
            .Select(target => target!["expr"]!.GetValue<string>());

    [GeneratedRegex("\"(chat\\.[a-z_.]+)\"")]
    private static partial Regex Instrument { get; }

    [GeneratedRegex("chatplatform_[a-z_]+")]
    private static partial Regex Ours { get; }

    [GeneratedRegex("_(bucket|count|sum)$")]
    private static partial Regex Kind { get; }
}
