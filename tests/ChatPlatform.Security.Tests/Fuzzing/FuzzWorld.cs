using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>The real program over Kestrel, with a tenant that has something of everything and one that may be lost.</summary>
internal sealed class FuzzWorld : IAsyncDisposable
{
    private const string Victim = "victim";
    private const string Origin = "https://fuzz.example";

    private readonly WebPlatform _platform = new(
        ("Logging:LogLevel:Default", "Error"), ("Logging:LogLevel:Microsoft", "Error"), ("Logging:LogLevel:System", "Error"), ("Logging:LogLevel:Orleans", "Error"),
        ("Chat:KnownProxies:0", "127.0.0.1"))
    {
        // No name of a request's leads out of this machine.
        Replaced = services => services.Replace(ServiceDescriptor.Singleton<ResolveHost>((host, _) => throw new SocketException((int)SocketError.HostNotFound))),
    };

    private HttpClient _admin = null!;

    public int Port { get; private set; }

    public IReadOnlyList<FuzzRoute> Routes { get; private set; } = [];

    public List<string> Ids { get; } = [Victim, "main"];

    public List<string> Keys { get; } = [];

    public string VisitorToken { get; private set; } = "";

    public IReadOnlyCollection<string> Log => _platform.Captured.Lines;

    public Uri Hub => new(string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{Port}/hubs/chat?access_token={Uri.EscapeDataString(VisitorToken)}"));

    public IReadOnlyList<(string Name, int Arguments)> HubMethods { get; private set; } = [];

    public static async Task<FuzzWorld> StartAsync()
    {
        var world = new FuzzWorld();
        await world.FillAsync();
        return world;
    }

    /// <summary>Makes again what requests that were in order have taken away.</summary>
    public async Task ReplenishAsync()
    {
        if ((await _admin.GetAsync($"/api/v1/admin/tenants/{Victim}")).StatusCode == HttpStatusCode.NotFound)
        {
            await _admin.PostAsJsonAsync("/api/v1/admin/tenants", new { id = Victim, name = Victim, origins = new[] { "https://victim.example" } });
        }
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        await _platform.DisposeAsync();
    }

    private async Task FillAsync()
    {
        _platform.UseKestrel(0);
        _platform.StartServer();
        Port = new Uri(_platform.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        _platform.ClientOptions.BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));
        _admin = _platform.Admin;
        Routes = FuzzRoutes.Of(_platform.Services, JsonNode.Parse(await _admin.GetStringAsync("/openapi/v1.json"))!);
        HubMethods = [.. Isolation.Surface.Of(_platform.Services).Where(entry => entry.HubMethod is not null).Select(entry => (entry.HubMethod!, entry.Arguments.Length))];

        var tenant = await _platform.CreateTenantAsync("fuzz", Origin);
        await _admin.PutAsJsonAsync("/api/v1/admin/tenants/fuzz", new { limits = new { turns_per_minute = 1_000_000, turns_per_minute_per_address = 1_000_000, messages_per_month = 0 } });
        await ReplenishAsync();
        var asked = await (await tenant.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Hello", session_id = "known" })).ReadJsonAsync();
        Ids.AddRange(["known", asked["message_id"]!.GetValue<string>()]);
        Keys.AddRange([tenant.AdminKey, tenant.AdminKey, tenant.AdminKey, tenant.ChatKey, tenant.UploadKey, WebPlatform.AdminKey, "cp_admin_unknown"]);
        VisitorToken = (await (await _platform.BootstrapAsync(Origin, new { tenant_id = "fuzz" })).ReadJsonAsync())["token"]!.GetValue<string>();
    }
}
