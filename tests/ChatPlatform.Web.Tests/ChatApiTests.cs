using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>A server asks in the tenant's name.</summary>
public abstract class ChatApiTests : IAsyncLifetime
{
    private WebPlatform _platform = null!;
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await StartAsync();
        _acme = await _platform.CreateTenantAsync("acme", "https://acme.example");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    /// <summary>A platform on the storage that is under test.</summary>
    protected abstract Task<WebPlatform> StartAsync();

    [Fact]
    public async Task A_question_gets_one_JSON_answer_that_is_honest_about_finding_nothing()
    {
        var response = await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "What is the capital of Mongolia?", session_id = "order-17" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.ReadJsonAsync();
        Assert.Equal("unanswered", answer["status"]!.GetValue<string>());
        Assert.Equal("order-17", answer["session_id"]!.GetValue<string>());
        Assert.Empty(answer["citations"]!.AsArray());
        Assert.Equal("extractive", answer["usage"]!["provider"]!.GetValue<string>());
    }

    [Fact]
    public async Task With_Accept_event_stream_the_reply_comes_as_events_and_ends()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/chat") { Content = JsonContent.Create(new { message = "Hello" }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));

        var response = await _acme.Chat.SendAsync(request);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"type\":\"message\"", text, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"completed\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_client_message_id_gets_the_same_answer_and_is_metered_once()
    {
        var body = new { message = "Hello", session_id = "s1", client_message_id = "c1" };
        var first = await (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", body)).ReadJsonAsync();
        var second = await (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", body)).ReadJsonAsync();

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        var usage = await (await _acme.Admin.GetAsync("/api/v1/usage")).ReadJsonAsync();
        Assert.Equal(1, usage["rows"]!.AsArray().Sum(row => row!["turns"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "message_empty")]
    [InlineData("\t \n", HttpStatusCode.BadRequest, "message_empty")]
    public async Task An_empty_message_is_refused(string message, HttpStatusCode status, string code) =>
        await (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message })).ProblemAsync(status, code);

    [Theory]
    [InlineData("a/b")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_session_that_no_address_could_name_is_refused(string session) =>
        await (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Hello", session_id = session })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

    [Fact]
    public async Task A_message_of_100_kB_is_refused_and_nothing_is_stored()
    {
        var response = await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = new string('x', 100_000), session_id = "s1" });

        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "message_too_long");
        await (await _acme.Admin.GetAsync("/api/v1/sessions/s1")).ProblemAsync(HttpStatusCode.NotFound, "session_not_found");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"message\": 5}")]
    [InlineData("{\"message\": {\"a\": 1}}")]
    public async Task Malformed_JSON_is_a_problem_that_says_so(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        await (await _acme.Chat.PostAsync("/api/v1/chat", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Another_content_type_is_a_problem_that_says_so()
    {
        using var content = new StringContent("message=hello", Encoding.UTF8, "application/x-www-form-urlencoded");

        await (await _acme.Chat.PostAsync("/api/v1/chat", content)).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Theory]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=utf-7")]
    public async Task A_charset_that_nobody_knows_is_a_problem_that_says_so(string contentType)
    {
        using var content = new StringContent("""{"message":"Hello"}""");
        content.Headers.ContentType = null;
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        await (await _acme.Chat.PostAsync("/api/v1/chat", content)).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        using var content = new StringContent(new string('x', 2 << 20), Encoding.UTF8, "application/json");

        var response = await _acme.Chat.PostAsync("/api/v1/chat", content);

        Assert.True(response.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Keys_open_what_their_scope_says_and_nothing_else()
    {
        await (await _platform.Anonymous.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await _platform.With("cp_chat_forged").PostAsJsonAsync("/api/v1/chat", new { message = "?" })).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await _acme.Upload.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await _acme.Chat.GetAsync("/api/v1/sessions")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await _acme.Admin.GetAsync("/api/v1/admin/tenants")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_key_asks_for_its_own_tenant_whatever_else_is_named()
    {
        await _platform.CreateTenantAsync("other", "https://other.example");

        await (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", tenant_id = "other" })).ProblemAsync(HttpStatusCode.BadRequest, "tenant_mismatch");
        await (await _acme.Admin.GetAsync("/api/v1/sessions?tenant=other")).ProblemAsync(HttpStatusCode.BadRequest, "tenant_mismatch");
    }

    [Fact]
    public async Task One_tenants_session_is_another_tenants_nothing()
    {
        var other = await _platform.CreateTenantAsync("other", "https://other.example");
        await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "A secret of acme", session_id = "s1" });

        var foreign = await other.Admin.GetAsync("/api/v1/sessions/s1");
        var missing = await other.Admin.GetAsync("/api/v1/sessions/no-such");
        var traversal = await other.Admin.GetAsync("/api/v1/sessions/" + Uri.EscapeDataString("../acme/s1"));

        await foreign.ProblemAsync(HttpStatusCode.NotFound, "session_not_found");
        Assert.Equal(await missing.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
        await traversal.ProblemAsync(HttpStatusCode.NotFound, "session_not_found");
        Assert.Empty((await (await other.Admin.GetAsync("/api/v1/sessions")).ReadJsonAsync())["items"]!.AsArray());
        await (await other.Admin.DeleteAsync("/api/v1/sessions/s1")).ProblemAsync(HttpStatusCode.NotFound, "session_not_found");
    }

    [Fact]
    public async Task A_session_is_listed_shown_and_deleted()
    {
        await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Hello there", session_id = "s1" });

        var list = await (await _acme.Admin.GetAsync("/api/v1/sessions")).ReadJsonAsync();
        Assert.Equal("Hello there", Assert.Single(list["items"]!.AsArray())!["first_message"]!.GetValue<string>());
        var shown = await (await _acme.Admin.GetAsync("/api/v1/sessions/s1")).ReadJsonAsync();
        Assert.Equal(2, shown["messages"]!.AsArray().Count);

        Assert.Equal(HttpStatusCode.NoContent, (await _acme.Admin.DeleteAsync("/api/v1/sessions/s1")).StatusCode);
        await (await _acme.Admin.GetAsync("/api/v1/sessions/s1")).ProblemAsync(HttpStatusCode.NotFound, "session_not_found");
    }

    [Fact]
    public async Task An_address_that_is_none_of_ours_is_a_problem_too()
    {
        await (await _acme.Chat.GetAsync("/api/v1/no-such-thing")).ProblemAsync(HttpStatusCode.NotFound, "not_found");
        await (await _acme.Chat.GetAsync("/api/v1/chat")).ProblemAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }
}
