using System.Diagnostics;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Testing.Postgres;

/// <summary>A private server run by <c>tests/postgres/serve</c>, which ends with this process, however this process ends.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _one = new(1);
    private readonly Process _process;

    private PostgresProcess(Process process, string folder)
    {
        _process = process;
        Folder = folder;
    }

    /// <summary>Holds the Unix socket, so it is what a connection string names as the host.</summary>
    public string Folder { get; }

    /// <param name="settings">As in postgresql.conf: <c>fsync=off</c>.</param>
    /// <exception cref="InvalidOperationException">No server can be run here; the message says what to do.</exception>
    public static async Task<PostgresProcess> StartAsync(params string[] settings)
    {
        await InstallAsync();
        var start = new ProcessStartInfo(Script("serve"), settings) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var folder = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        if (!Directory.Exists(folder))
        {
            throw new InvalidOperationException($"PostgreSQL did not start for the tests: {folder}");
        }

        var server = new PostgresProcess(process, folder);
        await server.DoAsync("start");
        return server;
    }

    /// <param name="command"><c>start</c>, <c>stop</c> or <c>kill</c>.</param>
    public async Task DoAsync(string command)
    {
        await _one.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(command);
            await _process.StandardInput.FlushAsync();
            var answer = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            if (answer != "ok")
            {
                throw new InvalidOperationException($"PostgreSQL did not {command}: {answer}");
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
        _one.Dispose();
    }

    private static string Script(string name) => Path.Combine(Repository.Root, "tests", "postgres", name);

    private static async Task InstallAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new InvalidOperationException($"On Windows name a server with pgvector in {PostgresServer.Variable}.");
        }

        using var install = Process.Start(new ProcessStartInfo(Script("install")) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = install.StandardOutput.ReadToEndAsync();
        var failed = await install.StandardError.ReadToEndAsync();
        await install.WaitForExitAsync();
        if (install.ExitCode != 0)
        {
            throw new InvalidOperationException($"No PostgreSQL for the tests. {failed}{await said}");
        }
    }
}
