using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatPlatform.Testing.Platform;

/// <summary>The built program as an operator runs it: a process with its own data folder, which can be killed and started again.</summary>
public sealed class PlatformProcess : IAsyncDisposable
{
    public const string AdminKey = "an-admin-key-for-end-to-end-0123456789";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("chat-e2e-").FullName;
    private readonly Dictionary<string, string> _settings = [];
    private readonly StringBuilder _output = new();
    private Process? _process;

    public int Port { get; } = FreePort.Next();

    /// <summary>Another origin than any customer's page, since those are on 127.0.0.1.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Port}");

    public string DataFolder => _folder;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>From the next start on.</summary>
    /// <param name="key">As in appsettings, with colons.</param>
    public void Set(string key, string value) => _settings[key] = value;

    public HttpClient Client(string? key = AdminKey)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address) };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }

    public async Task StartAsync()
    {
        _process = Start(_folder);
        using var client = Client(key: null);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            if (_process.HasExited || waited.Elapsed > StartPatience)
            {
                throw new InvalidOperationException($"The platform did not become ready within {StartPatience}:\n{Output}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>A second process on the same data folder, to its end.</summary>
    public async Task<(int ExitCode, string Output)> RunSecondAsync()
    {
        var said = new StringBuilder();
        using var second = Start(_folder, FreePort.Next(), said);
        await second.WaitForExitAsync().WaitAsync(StartPatience);
        lock (said)
        {
            return (second.ExitCode, said.ToString());
        }
    }

    /// <summary>As the kernel's out-of-memory killer would: no warning, no farewell.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <returns>The new tenant's keys.</returns>
    public Task<JsonNode> CreateTenantAsync(string id, params string[] origins) => WithApiAsync(api => api.CreateTenantAsync(id, origins));

    /// <inheritdoc cref="PlatformApi.ReadSiteAsync"/>
    public Task ReadSiteAsync(string tenant, string url) => WithApiAsync(async api =>
    {
        await api.ReadSiteAsync(tenant, url);
        return true;
    });

    /// <inheritdoc cref="PlatformApi.SourceReadAsync"/>
    public Task SourceReadAsync(string tenant, string id) => WithApiAsync(async api =>
    {
        await api.SourceReadAsync(tenant, id);
        return true;
    });

    public Task<int> TurnsMeteredAsync(string tenant) => WithApiAsync(api => api.TurnsMeteredAsync(tenant));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<T> WithApiAsync<T>(Func<PlatformApi, Task<T>> call)
    {
        using var client = Client();
        return await call(new PlatformApi(client));
    }

    private Process Start(string dataFolder, int? port = null, StringBuilder? output = null)
    {
        var said = output ?? _output;
        var start = new ProcessStartInfo("dotnet", [Repository.WebProgram])
        {
            WorkingDirectory = Repository.WebFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port ?? Port}");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Chat__DataDirectory"] = dataFolder;
        start.Environment["Chat__AdminKey"] = AdminKey;
        foreach (var (key, value) in _settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = new Process { StartInfo = start };
        DataReceivedEventHandler collect = (_, line) =>
        {
            lock (said)
            {
                said.AppendLine(line.Data);
            }
        };
        process.OutputDataReceived += collect;
        process.ErrorDataReceived += collect;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
