using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>A tenant whose bot hands over, with people who answer.</summary>
public sealed class DeskPlatform : IAsyncDisposable
{
    public const string Origin = "https://acme.example";

    public WebPlatform Web { get; } = new();

    public TestTenant Acme { get; private set; } = null!;

    public static async Task<DeskPlatform> StartAsync()
    {
        var platform = new DeskPlatform();
        platform.Acme = await platform.Web.CreateTenantAsync("acme", Origin);
        await OkAsync(platform.Acme.Admin.PutAsJsonAsync("/api/v1/bots/main", new { handover = new { enabled = true } }));
        return platform;
    }

    public async Task<DeskPerson> JoinAsync(string name, string role, string tenant = "acme")
    {
        var email = $"{name}@{tenant}.example";
        var token = await PeoplePlatform.InviteAsync(Web.Admin, tenant, email, role);
        await OkAsync(Web.Anonymous.PostAsJsonAsync("/api/v1/invitations/accept", new { token, name, password = PeoplePlatform.Password }));
        var signedIn = await OkAsync(Web.Anonymous.PostAsJsonAsync("/api/v1/login", new { email, password = PeoplePlatform.Password }));
        return new DeskPerson(this, signedIn["user"]!["id"]!.GetValue<string>(), signedIn["token"]!.GetValue<string>());
    }

    /// <summary>A visitor's line, and the session that it is for.</summary>
    public async Task<(HubClient Visitor, string Session)> VisitAsync()
    {
        var boot = await OkAsync(Web.BootstrapAsync(Origin, new { tenant_id = "acme" }));
        Assert.True(boot["config"]!["handover"]!.GetValue<bool>());
        return (await Web.ConnectAsync(boot["token"]!.GetValue<string>()), boot["session_id"]!.GetValue<string>());
    }

    public static async Task<JsonNode> OkAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public static async Task RefusedAsync(HttpStatusCode status, string code, Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        var problem = await response.ReadJsonAsync();
        Assert.Equal((status, code), (response.StatusCode, problem["code"]!.GetValue<string>()));
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();
}

/// <summary>Somebody who is signed in and acts in acme.</summary>
public sealed record DeskPerson(DeskPlatform Platform, string Id, string Token)
{
    public HttpClient Client
    {
        get
        {
            var client = Platform.Web.With(Token);
            client.DefaultRequestHeaders.Add("X-Tenant-ID", "acme");
            return client;
        }
    }

    public Task<HubClient> LineAsync() => Platform.Web.ConnectAsync(Token, HubClient.Console);

    /// <param name="what">"take", "reply", "hand-back", "transfer", "close", "notes".</param>
    public Task<HttpResponseMessage> DoAsync(string session, string what, object? body = null) =>
        Client.PostAsJsonAsync($"/api/v1/desk/sessions/{session}/{what}", body ?? new { });
}
