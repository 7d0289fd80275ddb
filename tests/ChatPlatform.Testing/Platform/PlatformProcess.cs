using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatPlatform.Testing.Platform;

/// <summary>The built program as an operator runs it: a process with its own data folder, which can be killed and started again.</summary>
public sealed class PlatformProcess : IAsyncDisposable
{
    public const string AdminKey = "an-admin-key-for-end-to-end-0123456789";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ReadPatience = TimeSpan.FromMinutes(3);

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
    public async Task<JsonNode> CreateTenantAsync(string id, params string[] origins)
    {
        using var client = Client();
        var response = await client.PostAsJsonAsync("/api/v1/admin/tenants", new { id, name = $"Tenant {id}", origins });
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["keys"]!;
    }

    /// <summary>Has a site read to the end.</summary>
    public async Task ReadSiteAsync(string tenant, string url)
    {
        using var client = Client();
        var created = await client.PostAsJsonAsync($"/api/v1/sources?tenant={tenant}", new { type = "site", url, max_pages = 5_000 });
        var text = await created.Content.ReadAsStringAsync();
        Require(created.IsSuccessStatusCode, text);
        await SourceReadAsync(tenant, JsonNode.Parse(text)!["id"]!.GetValue<string>());
    }

    /// <summary>Waits until the source has been read to the end.</summary>
    public async Task SourceReadAsync(string tenant, string id)
    {
        using var client = Client();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var response = await client.GetAsync($"/api/v1/sources/{id}?tenant={tenant}");
            var status = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            switch (status["status"]!.ToString())
            {
                case "succeeded":
                    return;
                case "failed" or "cancelled":
                    throw new InvalidOperationException($"The site was not read: {status.ToJsonString()}");
            }

            Require(waited.Elapsed < ReadPatience, $"The site was not read in {ReadPatience}: {status.ToJsonString()}");
            await Task.Delay(50);
        }
    }

    public async Task<int> TurnsMeteredAsync(string tenant)
    {
        using var client = Client();
        var usage = JsonNode.Parse(await client.GetStringAsync($"/api/v1/usage?tenant={tenant}"))!;
        return usage["rows"]!.AsArray().Sum(row => row!["turns"]!.GetValue<int>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidOperationException(otherwise);
        }
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
