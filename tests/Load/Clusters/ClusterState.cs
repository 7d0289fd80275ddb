using System.Globalization;

namespace ChatPlatform.Load.Clusters;

/// <summary>What <c>deploy/local-cluster</c> writes down: a file a process, named role-number, with its id, start and port.</summary>
internal sealed class ClusterState(string folder)
{
    public bool Exists => Directory.Exists(Path.Combine(folder, "processes"));

    public string AdminKey => Read("admin-key");

    /// <summary>Where the reverse proxy listens.</summary>
    public Uri Address => new(Read("address"));

    public IEnumerable<(string Role, int Id, long Start)> Processes() => Nodes().Select(node => (node.Role, node.Id, node.Start));

    /// <summary>Every process, those that ended by themselves included.</summary>
    public IReadOnlyList<ClusterNode> Nodes() =>
        [.. Directory.EnumerateFiles(Path.Combine(folder, "processes")).Select(Parse).OfType<ClusterNode>().OrderBy(node => node.Role, StringComparer.Ordinal).ThenBy(node => node.Number)];

    /// <returns>null when the file goes away or is being written.</returns>
    private static ClusterNode? Parse(string file)
    {
        try
        {
            return Path.GetFileName(file).Split('-') is [var role, var number] && File.ReadAllText(file).Split(' ', StringSplitOptions.TrimEntries) is [var id, var start, var port]
                ? new ClusterNode(role, Number(number), Number(id), long.Parse(start, CultureInfo.InvariantCulture), Number(port))
                : null;
        }
        catch (Exception failure) when (failure is IOException or FormatException)
        {
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private string Read(string name) => File.ReadAllText(Path.Combine(folder, name)).Trim();
}
