using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>The whole platform behind a test server, with a data folder and an admin key of its own.</summary>
public sealed class WebPlatform(params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    public const string AdminKey = "an-admin-key-for-tests-0123456789abcdef";

    private static readonly TimeSpan DeletionPatience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("chat-web-").FullName;

    public CapturedLog Captured { get; } = new();

    /// <summary>Services that take the place of the program's own.</summary>
    public Action<IServiceCollection>? Replaced { get; init; }

    public HttpClient Anonymous => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    public HttpClient Admin => With(AdminKey);

    public HttpClient With(string key)
    {
        var client = Anonymous;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Creates a tenant and returns its keys.</summary>
    public async Task<TestTenant> CreateTenantAsync(string id, params string[] origins)
    {
        var response = await Admin.PostAsJsonAsync("/api/v1/admin/tenants", new { id, name = $"Tenant {id}", origins });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var keys = (await response.ReadJsonAsync())["keys"]!;
        return new TestTenant(this, id, keys["admin"]!.GetValue<string>(), keys["chat"]!.GetValue<string>(), keys["upload"]!.GetValue<string>());
    }

    /// <summary>As a browser on a page of the origin would ask.</summary>
    public async Task<HttpResponseMessage> BootstrapAsync(string? origin, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/widget/bootstrap") { Content = JsonContent.Create(body) };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await Anonymous.SendAsync(request);
    }

    /// <summary>A visitor whose line is open: it has been told the session's state.</summary>
    public async Task<HubClient> VisitAsync(string tenantId, string origin, string? session = null)
    {
        var response = await BootstrapAsync(origin, new { tenant_id = tenantId, session });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var visitor = await ConnectAsync((await response.ReadJsonAsync())["token"]!.GetValue<string>());
        await visitor.WatchUntilAsync(null, _ => true);
        return visitor;
    }

    /// <param name="address">The client's; null: what the test server says.</param>
    /// <param name="headers">More of the handshake's.</param>
    public async Task<HubClient> ConnectAsync(
        string token, string hub = HubClient.Chat, string? address = null, params (string Name, string Value)[] headers)
    {
        var sockets = Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request =>
        {
            foreach (var (name, value) in address is null ? headers : [.. headers, (ScriptedConnections.Header, address)])
            {
                request.Headers[name] = value;
            }
        };
        return await HubClient.OverAsync(await sockets.ConnectAsync(HubClient.HubAddress(Server.BaseAddress, token, hub), CancellationToken.None));
    }

    /// <summary>At once; waits for the completed receipt.</summary>
    public async Task<JsonNode> DeletedAsync(string id)
    {
        var marked = await Admin.DeleteAsync($"/api/v1/admin/tenants/{id}?grace_hours=0&confirm={id}");
        Assert.Equal(HttpStatusCode.Accepted, marked.StatusCode);
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var receipt = await (await Admin.GetAsync(marked.Headers.Location)).ReadJsonAsync();
            if (receipt["state"]!.GetValue<string>() == "completed")
            {
                return receipt;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < DeletionPatience, receipt.ToJsonString());
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>Files in the data folder, but for those of databases.</summary>
    public IReadOnlyList<string> FilesOnDisk() =>
        [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(path => !path.Contains(".db", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Whatever the storage holds that names the tenant: files, and rows outside of receipts.</summary>
    public Task<IReadOnlyList<string>> TracesAsync(string tenantId) =>
        settings.FirstOrDefault(setting => setting.Key == "ConnectionStrings:Chat").Value is { } connection
            ? TenantTraces.InDatabaseAsync(connection, tenantId)
            : TenantTraces.InFolderAsync(_folder, tenantId);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Chat:DataDirectory", _folder);
        builder.UseSetting("Chat:AdminKey", AdminKey);
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter, ScriptedConnections>();
            Replaced?.Invoke(services);
        });
        builder.ConfigureLogging(logging => logging.AddProvider(Captured).SetMinimumLevel(LogLevel.Trace));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}

/// <summary>A tenant's keys, and clients that hold them.</summary>
public sealed record TestTenant(WebPlatform Platform, string Id, string AdminKey, string ChatKey, string UploadKey)
{
    public HttpClient Admin => Platform.With(AdminKey);

    public HttpClient Chat => Platform.With(ChatKey);

    public HttpClient Upload => Platform.With(UploadKey);
}
