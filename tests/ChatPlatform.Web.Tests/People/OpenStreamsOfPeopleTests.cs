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

    private FakeModelServer _model = null!;
    private PeoplePlatform _platform = null!;
    private TestPerson _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        _model.Otherwise = FakeModelReply.Stream("It is ").ThenWaitFor(_over.Task);
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
        await other.Client.PostAsync("/api/v1/logout", null);
        var rest = reading.ReadToEndAsync();
        Assert.False(rest.IsCompleted);

        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Web.Admin.DeleteAsync($"/api/v1/admin/users/{_reader.Id}")).StatusCode);

        Assert.Contains("\"type\":\"error\"", await rest.WaitAsync(Patience), StringComparison.Ordinal);
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
        while (await reader.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Contains("It is", StringComparison.Ordinal))
            {
                return reader;
            }
        }

        throw new InvalidOperationException("The reply did not begin.");
    }
}
