using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.People.Identity;
using ChatPlatform.People.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>A platform whose clock the test moves, whose mail it reads, and whose hash computations it counts.</summary>
public sealed class PeoplePlatform : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    // The clock stands, so whatever a model says is shown when it says it.
    private PeoplePlatform(params (string Key, string Value)[] settings) => Web = new WebPlatform([("Chat:Streaming:Interval", "00:00:00"), .. settings])
    {
        Replaced = services => services
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IMailer>(Mail)
            .AddSingleton<IPasswordHasher<User>>(Hashes),
    };

    public WebPlatform Web { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));

    public CapturedMail Mail { get; } = new();

    public CountedHashes Hashes { get; } = new();

    /// <param name="settings">More settings than the placement's.</param>
    public static async Task<PeoplePlatform> StartAsync(bool onPostgres = false, params (string Key, string Value)[] settings)
    {
        return onPostgres
            ? new PeoplePlatform([.. settings, ("ConnectionStrings:Chat", await (await Testing.Postgres.PostgresServer.SharedAsync()).CreateDatabaseAsync())])
            : new PeoplePlatform(settings);
    }

    public HttpClient From(string address, string? token = null)
    {
        var client = token is null ? Web.Anonymous : Web.With(token);
        client.DefaultRequestHeaders.Add(ScriptedConnections.Header, address);
        return client;
    }

    /// <returns>The token of the link.</returns>
    public static async Task<string> InviteAsync(HttpClient inviter, string tenant, string email, string role)
    {
        var response = await inviter.PostAsJsonAsync($"/api/v1/users?tenant={tenant}", new { email, role });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return CapturedMail.TokenIn((await response.ReadJsonAsync())["link"]!.GetValue<string>());
    }

    /// <summary>Invites a person who has no account yet, lets them accept, and signs them in.</summary>
    public async Task<TestPerson> JoinAsync(string tenant, string email, string role)
    {
        var token = await InviteAsync(Web.Admin, tenant, email, role);
        var accepted = await Web.Anonymous.PostAsJsonAsync("/api/v1/invitations/accept", new { token, name = email.Split('@')[0], password = Password });
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        return await SignInAsync(email);
    }

    public async Task<TestPerson> SignInAsync(string email, string password = Password, string? code = null)
    {
        var response = await Web.Anonymous.PostAsJsonAsync("/api/v1/login", new { email, password, code });
        var body = await response.ReadJsonAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.ToJsonString());
        return new TestPerson(this, body["user"]!["id"]!.GetValue<string>(), body["token"]!.GetValue<string>(), body);
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();
}

/// <summary>A person who is signed in.</summary>
public sealed record TestPerson(PeoplePlatform Platform, string Id, string Token, JsonNode SignedIn)
{
    public HttpClient Client => Platform.Web.With(Token);
}
