using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.Settings;

/// <summary>Models that a tenant brings, on a server of its own.</summary>
public sealed class ModelsApiTests : IAsyncLifetime
{
    private const string Key = "sk-the-tenants-own-key-0123456789";

    private FakeModelServer _server = null!;
    private WebPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeModelServer.StartAsync();
        _server.Otherwise = FakeModelReply.Stream("ready");
        _platform = new WebPlatform(("Chat:Models:AllowPrivateHosts:0", new Uri(_server.OpenAIUrl).Authority));
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_model_is_added_shown_without_its_key_tried_changed_and_removed()
    {
        var acme = await _platform.CreateTenantAsync("acme");

        var created = await (await AddAsync(acme)).ReadJsonAsync();
        var tried = await (await acme.Admin.PostAsync("/api/v1/models/gpt/test", null)).ReadJsonAsync();
        var changed = await (await acme.Admin.PutAsJsonAsync("/api/v1/models/gpt", new { model = "larger" })).ReadJsonAsync();

        Assert.Equal("""{"set":true}""", created["api_key"]!.ToJsonString());
        Assert.Equal((true, "ready"), (tried["ok"]!.GetValue<bool>(), tried["reply"]!.GetValue<string>()));
        Assert.Equal($"Bearer {Key}", _server.Requests[0].Headers["Authorization"]);
        Assert.Equal(("larger", 2), (changed["model"]!.GetValue<string>(), changed["version"]!.GetValue<long>()));
        Assert.Equal("gpt", Assert.Single((await (await acme.Admin.GetAsync("/api/v1/models")).ReadJsonAsync())["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await acme.Admin.DeleteAsync("/api/v1/models/gpt")).StatusCode);
        await (await acme.Admin.GetAsync("/api/v1/models/gpt")).ProblemAsync(HttpStatusCode.NotFound, "model_not_found");
    }

    [Fact]
    public async Task A_tenants_bots_answer_with_it_and_no_other_tenants()
    {
        var (acme, other) = (await _platform.CreateTenantAsync("acme"), await _platform.CreateTenantAsync("other"));
        await AddAsync(acme);
        _server.Otherwise = FakeModelReply.Stream("From the tenant's own model.");
        foreach (var tenant in new[] { acme, other })
        {
            await tenant.Admin.PutAsJsonAsync("/api/v1/bots/main", new { model = "gpt" });
        }

        var own = await (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Hello?" })).ReadJsonAsync();
        var theirs = await (await other.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Hello?" })).ReadJsonAsync();

        Assert.Equal("From the tenant's own model.", own["reply"]!.GetValue<string>());
        Assert.Equal("failed", theirs["status"]!.GetValue<string>());
        Assert.Single(_server.Requests);
        await (await acme.Admin.DeleteAsync("/api/v1/models/gpt")).ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task A_key_is_in_no_answer_no_log_and_no_audit_entry()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        var answers = new List<string>();
        foreach (var call in (Func<Task<HttpResponseMessage>>[])
                 [
                     () => AddAsync(acme),
                     () => AddAsync(acme),
                     () => acme.Admin.PutAsJsonAsync("/api/v1/models/gpt", new { model = "x", api_key = Key }),
                     () => acme.Admin.PutAsJsonAsync("/api/v1/models/gpt", new { api_key = Key + " with spaces" }),
                     () => acme.Admin.PutAsJsonAsync("/api/v1/models/gpt", new { api_key = new[] { Key } }),
                     () => acme.Admin.PostAsync("/api/v1/models/gpt/test", null),
                     () => acme.Admin.GetAsync("/api/v1/models"),
                     () => acme.Admin.GetAsync("/api/v1/models/gpt"),
                     () => _platform.Admin.PostAsync("/api/v1/admin/secrets/reseal", null),
                     () => acme.Admin.DeleteAsync("/api/v1/models/gpt"),
                     () => acme.Admin.GetAsync("/api/v1/audit"),
                     () => _platform.Admin.GetAsync("/api/v1/admin/audit"),
                 ])
        {
            answers.Add(await (await call()).Content.ReadAsStringAsync());
        }

        Assert.Contains("model.create", answers[^2], StringComparison.Ordinal);
        Assert.Contains("\"api_key\":\"***\"", answers[^2], StringComparison.Ordinal);
        Assert.NotEmpty(_platform.Captured.Lines);
        Assert.DoesNotContain(answers.Concat(_platform.Captured.Lines), text => text.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_change_it_the_second_is_told()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        await AddAsync(acme);

        Assert.Equal(HttpStatusCode.OK, (await acme.Admin.PutAsJsonAsync("/api/v1/models/gpt", new { model = "first", version = 1 })).StatusCode);
        await (await acme.Admin.PutAsJsonAsync("/api/v1/models/gpt", new { model = "second", version = 1 })).ProblemAsync(HttpStatusCode.Conflict, "conflict");

        Assert.Equal("first", (await (await acme.Admin.GetAsync("/api/v1/models/gpt")).ReadJsonAsync())["model"]!.GetValue<string>());
    }

    [Fact]
    public async Task With_another_server_the_key_must_be_given_again()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        await AddAsync(acme);

        await (await acme.Admin.PutAsJsonAsync("/api/v1/models/gpt", new { base_url = $"{_server.OpenAIUrl}/elsewhere" })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        Assert.Equal(HttpStatusCode.OK, (await acme.Admin.PutAsJsonAsync("/api/v1/models/gpt", new { base_url = $"{_server.OpenAIUrl}/elsewhere", api_key = Key })).StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/v1")]
    [InlineData("https://127.0.0.1/v1")]
    [InlineData("https://10.0.0.1/v1")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://[::1]/v1")]
    [InlineData("https://[::ffff:10.0.0.1]/v1")]
    [InlineData("https://localhost/v1")]
    [InlineData("ftp://example.com/v1")]
    [InlineData("https://user:password@example.com/v1")]
    [InlineData("http://93.184.216.34/v1")]
    public async Task A_server_on_a_private_address_or_without_encryption_is_refused(string url)
    {
        var acme = await _platform.CreateTenantAsync("acme");

        await (await AddAsync(acme, url)).ProblemAsync(HttpStatusCode.BadRequest, "url_not_allowed");

        Assert.Empty((await (await acme.Admin.GetAsync("/api/v1/models")).ReadJsonAsync())["items"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"id":"openai","provider":"openai","model":"x","api_key":"k"}""")]
    [InlineData("""{"id":"Big One","provider":"openai","model":"x","api_key":"k"}""")]
    [InlineData("""{"id":"gpt","provider":"azure","model":"x","api_key":"k"}""")]
    [InlineData("""{"id":"gpt","provider":"openai","model":"","api_key":"k"}""")]
    [InlineData("""{"id":"gpt","provider":"openai","model":"x"}""")]
    [InlineData("""{"id":"gpt","provider":"openai","model":"x","api_key":"a b"}""")]
    [InlineData("""{"id":"gpt","provider":"openai","model":"x","api_key":"k","input_price":-1}""")]
    [InlineData("""{"id":"gpt","provider":"openai","model":"x","api_key":"k","output_price":0.0000001}""")]
    [InlineData("""{"id":"gpt","provider":"openai","model":"x","api_key":"k","version":7}""")]
    public async Task A_model_that_is_not_well_formed_is_refused(string body)
    {
        var acme = await _platform.CreateTenantAsync("acme");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        await (await acme.Admin.PostAsync("/api/v1/models", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task A_server_that_sends_elsewhere_or_refuses_is_told_without_its_words()
    {
        var acme = await _platform.CreateTenantAsync("acme");
        await AddAsync(acme);
        _server.Otherwise = FakeModelReply.Error(401, message: "the inside of the server");

        var tried = await (await acme.Admin.PostAsync("/api/v1/models/gpt/test", null)).ReadJsonAsync();

        Assert.False(tried["ok"]!.GetValue<bool>());
        Assert.DoesNotContain("inside", tried.ToJsonString(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> AddAsync(TestTenant tenant, string? url = null) =>
        tenant.Admin.PostAsJsonAsync("/api/v1/models", new { id = "gpt", provider = "openai", base_url = url ?? _server.OpenAIUrl, model = "large", api_key = Key });
}
