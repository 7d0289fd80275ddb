using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatPlatform.Testing;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.People;

/// <summary>Whatever ends a person's right to read, what they have open ends with it: no clock is moved here.</summary>
public sealed class OpenStreamsOfPeopleTests : IAsyncLifetime
{
    private const string Ann = "ann@example.com";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Every reply stands still until the test is over.</summary>
    private readonly TaskCompletionSource _over = new();

    /// <summary>And in the middle, until a test has seen what it needs to.</summary>
    private readonly TaskCompletionSource _middle = new();

    private FakeModelServer _model = null!;
    private PeoplePlatform _platform = null!;
    private TestPerson _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        _model.Otherwise = FakeModelReply.Stream("It is ").ThenWaitFor(_middle.Task).Then("there ").ThenWaitFor(_over.Task);
        _platform = await PeoplePlatform.StartAsync(onPostgres: false,
            ("Chat:Models:Default", "openai"),
            ("Chat:Models:OpenAI:BaseUrl", _model.OpenAIUrl),
            ("Chat:Models:OpenAI:ApiKey", "a-key"),
            ("Chat:Models:OpenAI:Model", "a-model"));
        await _platform.Web.CreateTenantAsync("acme");
        _reader = await _platform.JoinAsync("acme", Ann, "agent");
    }

    public async ValueTask DisposeAsync()
    {
        _middle.TrySetResult();
        _over.SetResult();
        await _platform.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task Every_way_to_end_a_session_or_a_role_ends_what_the_person_reads()
    {
        (string Way, Func<TestPerson, Task<HttpResponseMessage>> End)[] ways =
        [
            ("signing out", reader => reader.Client.PostAsync("/api/v1/logout", null)),
            ("signing out everywhere", async _ => await (await _platform.SignInAsync(Ann)).Client.PostAsync("/api/v1/logout?everywhere=true", null)),
            ("a changed password", async _ => await (await _platform.SignInAsync(Ann)).Client.PostAsJsonAsync(
                "/api/v1/me/password", new { current_password = PeoplePlatform.Password, new_password = PeoplePlatform.Password })),
            ("a reset password", async _ => await _platform.Web.Anonymous.PostAsJsonAsync(
                "/api/v1/password/reset", new { token = await ResetTokenAsync(), password = PeoplePlatform.Password })),
            ("the platform admin's sign-out", reader => _platform.Web.Admin.PostAsync($"/api/v1/admin/users/{reader.Id}/sign-out", null)),
            ("being removed from the tenant", reader => _platform.Web.Admin.DeleteAsync($"/api/v1/users/{reader.Id}?tenant=acme")),
        ];
        foreach (var (way, end) in ways)
        {
            var reader = await _platform.SignInAsync(Ann);
            using var reading = await AskAsync(reader);

            Assert.True((await end(reader)).IsSuccessStatusCode, way);

            var rest = await reading.ReadToEndAsync().WaitAsync(Patience);
            Assert.True(rest.Contains("\"type\":\"error\"", StringComparison.Ordinal), $"{way}: {rest}");
        }
    }

    [Fact]
    public async Task A_user_who_is_deleted_reads_no_further_and_another_session_that_ends_takes_nothing_away()
    {
        var other = await _platform.SignInAsync(Ann);
        using var reading = await AskAsync(_reader);
        using var others = await AskAsync(other);
        await other.Client.PostAsync("/api/v1/logout", null);
        Assert.Contains("\"type\":\"error\"", await others.ReadToEndAsync().WaitAsync(Patience), StringComparison.Ordinal);

        // The signal has come, for both were asked at once, and this one reads on.
        _middle.SetResult();
        await UntilAsync(reading, "there");
        var rest = reading.ReadToEndAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Web.Admin.DeleteAsync($"/api/v1/admin/users/{_reader.Id}")).StatusCode);

        Assert.Contains("\"type\":\"error\"", await rest.WaitAsync(Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_admin_who_is_one_no_more_reads_no_further_where_they_belong_to_nobody()
    {
        var created = await _platform.Web.Admin.PostAsJsonAsync(
            "/api/v1/admin/users", new { email = "root@example.com", name = "Root", password = PeoplePlatform.Password, platform_admin = true });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var root = await _platform.SignInAsync("root@example.com");
        using var reading = await AskAsync(root);

        Assert.Equal(HttpStatusCode.OK, (await _platform.Web.Admin.PutAsJsonAsync($"/api/v1/admin/users/{root.Id}", new { platform_admin = false })).StatusCode);

        Assert.Contains("\"code\":\"forbidden\"", await reading.ReadToEndAsync().WaitAsync(Patience), StringComparison.Ordinal);
    }

    private async Task<string> ResetTokenAsync() => CapturedMail.TokenIn(
        (await (await _platform.Web.Admin.PostAsync($"/api/v1/admin/users/{_reader.Id}/password-link", null)).ReadJsonAsync())["link"]!.GetValue<string>());

    /// <summary>Asks, and returns once the reply has begun.</summary>
    private async Task<StreamReader> AskAsync(TestPerson person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/chat?tenant=acme") { Content = JsonContent.Create(new { message = "Where is it?" }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var response = await person.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await UntilAsync(reader, "It is");
        return reader;
    }

    private static async Task UntilAsync(StreamReader reader, string text)
    {
        while (await reader.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"It ended before it said '{text}'.");
    }
}
