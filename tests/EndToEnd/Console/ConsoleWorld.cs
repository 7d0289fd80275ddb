using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.EndToEnd.Support;
using ChatPlatform.Testing.Platform;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>
/// A platform with something on every page of the console: the demo tenant, which has read its site and been asked
/// something, a person of each role in it, and one who owns another tenant.
/// </summary>
public sealed class ConsoleWorld(ChromiumFixture chromium) : IAsyncLifetime
{
    public const string Tenant = "demo";

    public const string OtherTenant = "other";

    public const string Password = "a password of fair length";

    public PlatformProcess Platform { get; } = new();

    /// <summary>Of the parameters in the pages' paths.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        Platform.Set("Chat:Demo", "true");
        await Platform.StartAsync();
        await Platform.SourceReadAsync(Tenant, "site");
        await Platform.CreateTenantAsync(OtherTenant, "https://other.example");
        using var admin = Platform.Client();
        foreach (var (who, tenant, role) in new[]
        {
            ("agent", Tenant, "agent"), ("editor", Tenant, "editor"), ("owner", Tenant, "owner"), ("stranger", OtherTenant, "owner"),
        })
        {
            await MakeAsync(admin, who, platformAdmin: false);
            await JoinAsync(admin, who, tenant, role);
        }

        await MakeAsync(admin, "admin", platformAdmin: true);
        await admin.SendAsync(Post("/api/v1/chat", new { tenant_id = Tenant, session_id = "first", message = "How many days do I have to return a machine?" }));
        await admin.SendAsync(Post("/api/v1/chat", new { tenant_id = Tenant, session_id = "second", message = "Do you sell bicycles on Mars?" }));
        var documents = await ReadAsync(admin, $"/api/v1/documents?tenant={Tenant}&limit=1");
        Values = new Dictionary<string, string>
        {
            ["tenant"] = Tenant,
            ["id"] = Tenant,
            ["bot"] = (await ReadAsync(admin, $"/api/v1/bots?tenant={Tenant}"))["items"]![0]!["id"]!.GetValue<string>(),
            ["source"] = "site",
            ["document"] = documents["items"]![0]!["id"]!.GetValue<string>(),
            ["session"] = "first",
        };
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    /// <summary>A browser of its own.</summary>
    /// <param name="who">"agent", "editor", "owner", "stranger" or "admin"; null for somebody who is not signed in.</param>
    /// <param name="address">By which the browser reaches the platform; null for its own.</param>
    public async Task<IPage> OpenAsync(string? who, ColorScheme scheme = ColorScheme.Light, string? address = null)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Platform.Address,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/console/sign-in");
        if (who is not null)
        {
            await page.SignInAsync($"{who}@example.com", Password);
        }

        return page;
    }

    private static async Task MakeAsync(HttpClient admin, string who, bool platformAdmin)
    {
        var person = new { email = $"{who}@example.com", name = $"The {who}", password = Password, platform_admin = platformAdmin };
        (await admin.SendAsync(Post("/api/v1/admin/users", person))).EnsureSuccessStatusCode();
    }

    private async Task JoinAsync(HttpClient admin, string who, string tenant, string role)
    {
        var invited = await admin.SendAsync(Post($"/api/v1/users?tenant={tenant}", new { email = $"{who}@example.com", role }));
        invited.EnsureSuccessStatusCode();
        var link = (await invited.Content.ReadFromJsonAsync<JsonNode>())!["link"]!.GetValue<string>();
        using var anonymous = Platform.Client(key: null);
        var accepted = await anonymous.SendAsync(Post("/api/v1/invitations/accept", new { token = link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..], password = Password }));
        accepted.EnsureSuccessStatusCode();
    }

    private static HttpRequestMessage Post(string path, object body) => new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };

    private static async Task<JsonNode> ReadAsync(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonNode>(path))!;
}
