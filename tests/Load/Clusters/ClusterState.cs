using System.Globalization;

namespace ChatPlatform.Load.Clusters;

/// <summary>What <c>deploy/local-cluster</c> writes down: a file a process, named role-number, with its id, start and port.</summary>
internal sealed class ClusterState(string folder)
{
    public bool Exists => Directory.Exists(Path.Combine(folder, "processes"));

    public string AdminKey => Read("admin-key");

    /// <summary>Where the reverse proxy listens.</summary>
    public Uri Address => new(Read("address"));

    public IEnumerable<(string Role, int Id, long Start)> Processes()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "processes")))
        {
            if (Parse(file) is { } process)
            {
                yield return process;
            }
        }
    }

    /// <returns>null when the file goes away or is being written.</returns>
    private static (string Role, int Id, long Start)? Parse(string file)
    {
        try
        {
            var role = Path.GetFileName(file).Split('-')[0];
            return File.ReadAllText(file).Split(' ', StringSplitOptions.TrimEntries) is [var id, var start, ..]
                ? (role, int.Parse(id, CultureInfo.InvariantCulture), long.Parse(start, CultureInfo.InvariantCulture))
                : null;
        }
        catch (Exception failure) when (failure is IOException or FormatException)
        {
            return null;
        }
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(folder, name)).Trim();
}
