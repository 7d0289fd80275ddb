using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Testing;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>
/// Two tenants that have everything a tenant can have. <c>beta</c> asks, <c>alpha</c> has what it must not see: a
/// secret stands in each of alpha's texts.
/// </summary>
public abstract class World : IAsyncLifetime
{
    public const string Asking = "beta";
    public const string Other = "alpha";
    public const string Secret = "violet key";

    private const string Password = "correct horse battery";

    private readonly Dictionary<Thing, (string Own, string Foreign)> _things = [];
    private FakeModelServer _model = null!;
    private SmallSite _ownSite = null!;
    private SmallSite _otherSite = null!;

    public WebPlatform Platform { get; private set; } = null!;

    internal IReadOnlyList<Entry> Surface { get; private set; } = null!;

    internal TestTenant Own { get; private set; } = null!;

    internal TestTenant Foreign { get; private set; } = null!;

    /// <summary>Beta's visitor, in a session with one answered question.</summary>
    public string VisitorToken { get; private set; } = "";

    /// <summary>The session token of a person who is beta's owner and nothing elsewhere.</summary>
    public string PersonToken { get; private set; } = "";

    public int ModelCalls => _model.Requests.Count;

    public string LastModelRequest => _model.Requests[^1].Text;

    public string OwnSite => _ownSite.Url.AbsoluteUri;

    public Ids this[Thing thing]
    {
        get
        {
            var (own, foreign) = _things[thing];
            return new Ids(own, foreign, thing is Thing.SessionCursor or Thing.SourceCursor or Thing.PageCursor or Thing.DocumentCursor or Thing.UserCursor
                ? MadeUp.CursorLike(foreign)
                : MadeUp.Like(foreign));
        }
    }

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        _model.Otherwise = FakeModelReply.Stream("The shop is open every day [1].");
        Platform = await StartAsync(
            ("Chat:Models:Default", "openai"),
            ("Chat:Models:OpenAI:BaseUrl", _model.OpenAIUrl),
            ("Chat:Models:OpenAI:ApiKey", "a-key"),
            ("Chat:Models:OpenAI:Model", "a-model"),
            ("Chat:Models:AllowPrivateHosts:0", new Uri(_model.OpenAIUrl).Authority));
        Surface = Isolation.Surface.Of(Platform.Services);
        _ownSite = await SiteAsync("The bakery bakes bread from rye and wheat.");
        _otherSite = await SiteAsync($"The zanzibar protocol is opened with the {Secret}.");
        Own = await Platform.CreateTenantAsync(Asking, "https://beta.example");
        Foreign = await Platform.CreateTenantAsync(Other, "https://alpha.example");
        var own = await FillAsync(Own, "https://beta.example", _ownSite, "Hello");
        var foreign = await FillAsync(Foreign, "https://alpha.example", _otherSite, $"Is the {Secret} with you?");
        VisitorToken = own.VisitorToken;
        PersonToken = (await OkAsync(Platform.Anonymous.PostAsJsonAsync("/api/v1/login", new { email = $"ann@{Asking}.example", password = Password })))["token"]!.GetValue<string>();
        foreach (var (thing, id) in own.Things)
        {
            _things[thing] = (id, foreign.Things[thing]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await _ownSite.DisposeAsync();
        await _otherSite.DisposeAsync();
        await _model.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public async Task<string> UsageAsync(bool ofOther)
    {
        var usage = await (await (ofOther ? Foreign : Own).Admin.GetAsync("/api/v1/usage?from=2026-01-01T00:00:00Z&to=2099-01-01T00:00:00Z")).ReadJsonAsync();
        return usage["rows"]!.ToJsonString();
    }

    /// <summary>A platform on the storage that is under test.</summary>
    protected abstract Task<WebPlatform> StartAsync(params (string Key, string Value)[] settings);

    private async Task<SmallSite> SiteAsync(string text)
    {
        var site = await SmallSite.StartAsync(new Dictionary<string, string>
        {
            ["/"] = $"<h1>Start</h1><p>{text} There is more on the other pages.</p><a href='/one'>one</a><a href='/two'>two</a>",
            ["/one"] = $"<h1>One</h1><p>{text} This is the first of the pages.</p>",
            ["/two"] = $"<h1>Two</h1><p>{text} And this is the second one of them.</p>",
        });
        Platform.Services.GetRequiredService<PrivateHosts>().Allow(site.Url.Authority);
        return site;
    }

    private async Task<(Dictionary<Thing, string> Things, string VisitorToken)> FillAsync(TestTenant tenant, string origin, SmallSite site, string question)
    {
        var bot = $"{tenant.Id}-bot";
        await OkAsync(Platform.Admin.PutAsJsonAsync($"/api/v1/admin/tenants/{tenant.Id}", new
        {
            bots = new[] { new { id = "main", title = tenant.Id, instructions = question }, new { id = bot, title = tenant.Id, instructions = question } },
            limits = new { turns_per_minute = 100_000, turns_per_minute_per_address = 100_000, messages_per_month = 0 },
        }));

        var source = await ReadAsync(tenant, new { type = "site", url = site.Url.AbsoluteUri, max_pages = 20 });
        await ReadAsync(tenant, new { type = "page", url = site.Url.AbsoluteUri + "one" });
        foreach (var session in (string[])["first", "second"])
        {
            await OkAsync(tenant.Chat.PostAsJsonAsync("/api/v1/chat", new { message = question, session_id = $"{tenant.Id}-{session}", client_message_id = $"{tenant.Id}-message" }));
        }

        var model = new { id = $"{tenant.Id}-model", provider = "openai", base_url = _model.OpenAIUrl, model = question, api_key = tenant.Id };
        await OkAsync(tenant.Admin.PostAsJsonAsync("/api/v1/models", model));
        var user = await JoinAsync(tenant, "ann");
        await JoinAsync(tenant, "bob");
        var invitation = await OkAsync(tenant.Admin.PostAsJsonAsync("/api/v1/users", new { email = $"invited@{tenant.Id}.example", role = "agent" }));

        await OkAsync(tenant.Admin.PostAsJsonAsync($"/api/v1/desk/sessions/{tenant.Id}-first/notes", new { text = question }));
        var canned = await OkAsync(tenant.Admin.PostAsJsonAsync("/api/v1/desk/canned-replies", new { title = tenant.Id, text = question }));

        var boot = await OkAsync(Platform.BootstrapAsync(origin, new { tenant_id = tenant.Id }));
        var token = boot["token"]!.GetValue<string>();
        await using var visitor = await Platform.ConnectAsync(token);
        var receipt = await visitor.InvokeAsync("Send", new { client_message_id = $"{tenant.Id}-visitor-message", text = question });
        await visitor.WatchUntilAsync(null, HubClient.IsCompleted);

        return (
            new Dictionary<Thing, string>
            {
                [Thing.Tenant] = tenant.Id,
                [Thing.Bot] = bot,
                [Thing.Origin] = origin,
                [Thing.Session] = $"{tenant.Id}-first",
                [Thing.SessionCursor] = await CursorAsync(tenant, "/api/v1/sessions"),
                [Thing.SessionHandle] = boot["session"]!.GetValue<string>(),
                [Thing.Message] = receipt!["reply_id"]!.GetValue<string>(),
                [Thing.ClientMessage] = $"{tenant.Id}-visitor-message",
                [Thing.Source] = source,
                [Thing.SourceCursor] = await CursorAsync(tenant, "/api/v1/sources"),
                [Thing.PageCursor] = await CursorAsync(tenant, $"/api/v1/sources/{source}/pages"),
                [Thing.Document] = (await OkAsync(tenant.Upload.GetAsync("/api/v1/documents")))["items"]![0]!["id"]!.GetValue<string>(),
                [Thing.DocumentCursor] = await CursorAsync(tenant, "/api/v1/documents"),
                [Thing.Model] = model.id,
                [Thing.User] = user,
                [Thing.UserCursor] = await CursorAsync(tenant, "/api/v1/users"),
                [Thing.CannedReply] = canned["id"]!.GetValue<string>(),
                [Thing.Invitation] = invitation["id"]!.GetValue<string>(),
                [Thing.Key] = (await OkAsync(tenant.Admin.GetAsync("/api/v1/keys")))["items"]!.AsArray().First(key => key!["scope"]!.GetValue<string>() == "upload")!["id"]!.GetValue<string>(),
            },
            token);
    }

    private async Task<string> JoinAsync(TestTenant tenant, string name)
    {
        var invitation = await OkAsync(tenant.Admin.PostAsJsonAsync("/api/v1/users", new { email = $"{name}@{tenant.Id}.example", role = "owner" }));
        var token = CapturedMail.TokenIn(invitation["link"]!.GetValue<string>());
        var accepted = await OkAsync(Platform.Anonymous.PostAsJsonAsync("/api/v1/invitations/accept", new { token, name, password = Password }));
        return accepted["user"]!["id"]!.GetValue<string>();
    }

    private static async Task<string> CursorAsync(TestTenant tenant, string list) =>
        (await OkAsync(tenant.Admin.GetAsync($"{list}?limit=1")))["next_cursor"]!.GetValue<string>();

    private static async Task<string> ReadAsync(TestTenant tenant, object spec)
    {
        var id = (await OkAsync(tenant.Upload.PostAsJsonAsync("/api/v1/sources", spec)))["id"]!.GetValue<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await OkAsync(tenant.Upload.GetAsync($"/api/v1/sources/{id}", patience.Token)))["status"]!.GetValue<string>() is "queued" or "running")
        {
            await Task.Delay(20, patience.Token);
        }

        return id;
    }

    private static async Task<JsonNode> OkAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}

[CollectionDefinition(nameof(OnSqlite))]
public sealed class OnSqlite : ICollectionFixture<SqliteWorld>;

[CollectionDefinition(nameof(OnPostgres))]
public sealed class OnPostgres : ICollectionFixture<PostgresWorld>;

public sealed class SqliteWorld : World
{
    protected override Task<WebPlatform> StartAsync(params (string Key, string Value)[] settings) => Task.FromResult(new WebPlatform(settings));
}

public sealed class PostgresWorld : World
{
    protected override Task<WebPlatform> StartAsync(params (string Key, string Value)[] settings) => Placements.PostgresAsync(settings);
}
