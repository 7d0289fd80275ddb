using System.Globalization;
using System.Text.RegularExpressions;
using ChatPlatform.Hosting;

namespace ChatPlatform.Deploy;

public sealed partial class ComposeTests
{
    private static readonly ComposeFile Compose = new();

    [Fact]
    public void Silos_and_fronts_are_given_only_settings_that_exist()
    {
        string[] nodes = ["silo", "front"];

        Assert.All(
            nodes.SelectMany(node => Compose.Environment(node).Keys).Select(Settings.FromEnvironment),
            setting => Assert.Contains(setting, Settings.All));
    }

    [Fact]
    public void Every_secret_comes_from_the_environment_and_says_what_it_is_when_it_is_missing()
    {
        var secrets = Compose.Services.SelectMany(service => Compose.Environment(service))
            .Where(pair => pair.Key.Contains("PASSWORD", StringComparison.Ordinal) || pair.Value.Contains("Password=", StringComparison.Ordinal) || pair.Key.EndsWith("AdminKey", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(9, secrets.Count);
        Assert.All(secrets, secret => Assert.Matches(Required, secret.Value));
    }

    [Fact]
    public void Silos_expose_the_ports_of_the_code()
    {
        var cluster = new ClusterOptions();

        Assert.Contains(Text(cluster.SiloPort), Compose.List("silo", "expose"));
        Assert.Contains(Text(cluster.GatewayPort), Compose.List("silo", "expose"));
    }

    [Fact]
    public void A_node_is_given_the_time_that_a_silo_takes_to_leave()
    {
        var grace = TimeSpan.FromSeconds(int.Parse(Compose.Text("silo", "stop_grace_period").TrimEnd('s'), CultureInfo.InvariantCulture));

        Assert.True(grace >= new ClusterOptions().DrainTimeout + Leaving.Margin, $"{grace}");
    }

    [Fact]
    public void Each_image_is_a_stage_of_the_Dockerfile()
    {
        var stages = Stage.Matches(DeployFolder.Read("Dockerfile")).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains((string)Compose.Section("silo", "build")["target"], stages);
        Assert.Contains((string)Compose.Section("front", "build")["target"], stages);
    }

    [Fact]
    public void The_proxy_is_told_every_name_that_its_template_leaves_open()
    {
        var open = Variable.Matches(DeployFolder.Read("nginx.conf.template")).Select(match => match.Groups[1].Value).Distinct();

        Assert.Equal(
            Compose.Environment("proxy").Keys.Where(name => name.StartsWith("CHAT_", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            open.Order(StringComparer.Ordinal));
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$\{[A-Z_]+:\?[^}]+\}")]
    private static partial Regex Required { get; }

    [GeneratedRegex(@"^FROM \S+ AS (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Stage { get; }

    [GeneratedRegex(@"\$\{([A-Z_]+)\}")]
    private static partial Regex Variable { get; }
}
