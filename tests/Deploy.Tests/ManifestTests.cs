using ChatPlatform.Hosting;
using k8s;
using k8s.Models;

namespace ChatPlatform.Deploy;

public sealed class ManifestTests
{
    private static readonly string Folder = Path.Combine(DeployFolder.Path, "kubernetes");

    private static readonly IReadOnlyList<object> All =
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Where(file => !file.EndsWith("kustomization.yaml", StringComparison.Ordinal)).Order().SelectMany(Load)];

    [Fact]
    public void Every_manifest_is_read_strictly_and_is_of_a_kind_that_is_known()
    {
        Assert.Equal(
            ["ConfigMap", "Deployment", "Deployment", "Ingress", "Namespace", "NetworkPolicy", "NetworkPolicy", "PodDisruptionBudget", "PodDisruptionBudget", "Secret", "Service"],
            All.Cast<IKubernetesObject>().Select(manifest => manifest.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_of_resources_names_every_manifest_but_the_secret()
    {
        var listed = DeployFolder.Read("kubernetes/kustomization.yaml").Split('\n').Where(line => line.StartsWith("  - ", StringComparison.Ordinal) && line.EndsWith(".yaml", StringComparison.Ordinal)).Select(line => line[4..]);

        Assert.Equal(
            Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Where(name => name is not ("kustomization.yaml" or "secret.example.yaml")).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pods_are_given_only_settings_that_exist()
    {
        var names = All.OfType<V1ConfigMap>().SelectMany(map => map.Data.Keys)
            .Concat(All.OfType<V1Secret>().SelectMany(secret => secret.StringData.Keys))
            .Concat(All.OfType<V1Deployment>().SelectMany(deployment => Container(deployment).Env ?? []).Select(variable => variable.Name));

        Assert.All(names.Select(Settings.FromEnvironment), setting => Assert.Contains(setting, Settings.All));
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("front")]
    public void Probes_ask_what_the_code_answers(string name)
    {
        var container = Container(Deployment(name));
        var operations = container.ReadinessProbe.HttpGet.Port.ToString();

        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", container.StartupProbe.HttpGet.Path);
        Assert.Equal(8080, container.Ports.Single(port => port.Name == operations).ContainerPort);
        Assert.Contains("ASPNETCORE_URLS=http://+:8080", DeployFolder.Read("Dockerfile"), StringComparison.Ordinal);
    }

    [Fact]
    public void Silos_have_the_ports_of_the_code_and_the_network_lets_the_cluster_through()
    {
        var cluster = new ClusterOptions();
        var ports = Container(Deployment("silo")).Ports.Select(port => port.ContainerPort).ToList();
        var allowed = All.OfType<V1NetworkPolicy>().Single(policy => policy.Metadata.Name == "silo").Spec.Ingress;

        Assert.Contains(cluster.SiloPort, ports);
        Assert.Contains(cluster.GatewayPort, ports);
        Assert.Equal(Ports([cluster.SiloPort, cluster.GatewayPort]), Ports(allowed, "silo"));
        Assert.Equal(Ports([cluster.GatewayPort]), Ports(allowed, "front"));
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("front")]
    public void A_pod_has_the_time_that_it_takes_to_leave(string name)
    {
        var pod = Deployment(name).Spec.Template.Spec;
        var before = TimeSpan.FromSeconds(pod.Containers[0].Lifecycle?.PreStop?.Sleep?.Seconds ?? 0);

        Assert.True(TimeSpan.FromSeconds(pod.TerminationGracePeriodSeconds!.Value) >= before + new ClusterOptions().DrainTimeout + Leaving.Margin);
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("front")]
    public void No_pod_runs_as_root_or_writes_to_its_image_or_may_ask_Kubernetes(string name)
    {
        var pod = Deployment(name).Spec.Template.Spec;

        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.True(pod.Containers[0].SecurityContext.ReadOnlyRootFilesystem);
        Assert.False(pod.Containers[0].SecurityContext.AllowPrivilegeEscalation);
    }

    [Fact]
    public void What_is_for_operators_is_not_reached_from_outside()
    {
        string[] inside = ["/metrics", "/health/ready", "/orleans"];
        var passed = All.OfType<V1Ingress>().Single().Spec.Rules.SelectMany(rule => rule.Http.Paths).Select(path => path.Path).ToList();

        Assert.DoesNotContain(passed, path => inside.Any(hidden => hidden.StartsWith(path, StringComparison.Ordinal)));
        Assert.Contains("/hubs/", passed);
    }

    [Fact]
    public void Disruption_budgets_select_pods_that_exist()
    {
        Assert.All(
            All.OfType<V1PodDisruptionBudget>(),
            budget => Assert.Contains(All.OfType<V1Deployment>(), deployment => budget.Spec.Selector.MatchLabels.All(deployment.Spec.Template.Metadata.Labels.Contains)));
    }

    private static List<object> Load(string file) => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), typeMap: null, strict: true);

    private static V1Deployment Deployment(string name) => All.OfType<V1Deployment>().Single(deployment => deployment.Metadata.Name == name);

    private static V1Container Container(V1Deployment deployment) => deployment.Spec.Template.Spec.Containers.Single();

    private static IEnumerable<string> Ports(IEnumerable<int> ports) => ports.Select(port => port.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<string> Ports(IEnumerable<V1NetworkPolicyIngressRule> rules, string from) =>
        rules.Single(rule => rule.FromProperty.Any(peer => peer.PodSelector?.MatchLabels["app.kubernetes.io/name"] == from)).Ports.Select(port => port.Port.ToString());
}
