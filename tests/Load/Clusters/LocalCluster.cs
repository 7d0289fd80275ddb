using System.Diagnostics;
using System.Globalization;
using ChatPlatform.Load.Plans;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Load.Clusters;

/// <summary>Drives <c>deploy/local-cluster</c>. What it says goes to the standard error.</summary>
internal sealed class LocalCluster(string folder)
{
    public ClusterState State { get; } = new(folder);

    /// <summary>Starts one that uses the load tester's model and reads its sites.</summary>
    /// <param name="load">Whose ports they are on.</param>
    public Task UpAsync(int silos, int fronts, int port, LoadPlan load, CancellationToken cancellationToken) => DoAsync(
        cancellationToken,
        [
            "up", "--silos", Text(silos), "--fronts", Text(fronts), "--port", Text(port),
            "--set", "Chat:Models:Default=openai",
            "--set", string.Create(CultureInfo.InvariantCulture, $"Chat:Models:OpenAI:BaseUrl=http://127.0.0.1:{load.Model.Port}/v1"),
            "--set", "Chat:Models:OpenAI:ApiKey=none",
            "--set", "Chat:Models:OpenAI:Model=load",
            "--set", string.Create(CultureInfo.InvariantCulture, $"Chat:Crawler:AllowPrivateHosts:0=localhost:{load.SitePort}"),
        ]);

    /// <summary>Stops it and removes its data.</summary>
    public Task DownAsync(CancellationToken cancellationToken) => DoAsync(cancellationToken, "down", "--clean");

    /// <param name="arguments">As a person would type them: <c>kill</c>, <c>silo</c>, <c>2</c>.</param>
    public async Task DoAsync(CancellationToken cancellationToken, params string[] arguments)
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
            throw new InvalidOperationException($"local-cluster {string.Join(' ', arguments)} failed with {script.ExitCode}.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
