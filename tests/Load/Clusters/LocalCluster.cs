using System.Diagnostics;
using System.Globalization;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Load.Clusters;

/// <summary>Drives <c>deploy/local-cluster</c>. What it says goes to the standard error.</summary>
internal sealed class LocalCluster(string folder)
{
    public ClusterState State { get; } = new(folder);

    /// <summary>Starts one that uses the load tester's model and reads its sites.</summary>
    public Task UpAsync(int silos, int fronts, int port, CancellationToken cancellationToken) =>
        RunAsync(["up", "--silos", Text(silos), "--fronts", Text(fronts), "--port", Text(port), "--load-test"], cancellationToken);

    /// <summary>Stops it and removes its data.</summary>
    public Task DownAsync(CancellationToken cancellationToken) => RunAsync(["down", "--clean"], cancellationToken);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "local-cluster"), arguments)
        {
            Environment = { ["CHAT_CLUSTER_DIR"] = Path.GetFullPath(folder) },
            RedirectStandardOutput = true,
        };
        using var script = Process.Start(start)!;
        while (await script.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
        }

        await script.WaitForExitAsync(cancellationToken);
        if (script.ExitCode != 0)
        {
            throw new InvalidOperationException($"local-cluster {arguments[0]} failed with {script.ExitCode}.");
        }
    }
}
