using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Tests.Support;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Web.Tests.Access;

/// <summary>What a visitor's token opens, and for how long.</summary>
public sealed class VisitorTokenTests : IAsyncLifetime
{
    private const string Origin = "https://acme.example";

    private readonly WebPlatform _platform = new();

    public async ValueTask InitializeAsync() => await _platform.CreateTenantAsync("acme", Origin);

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_token_that_was_changed_anywhere_opens_nothing()
    {
        var (token, _) = await BootAsync(_platform);
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(_platform, token));

        foreach (var at in (int[])[0, token.Length / 3, token.Length / 2, token.Length - 2])
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(_platform, changed));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(_platform, token[..^10]));
    }

    [Fact]
    public async Task The_handle_that_resumes_a_session_is_no_token_and_a_token_is_no_handle()
    {
        var (token, handle) = await BootAsync(_platform);

        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(_platform, handle));
        var resumed = await (await _platform.BootstrapAsync(Origin, new { tenant_id = "acme", session = token })).ReadJsonAsync();
        Assert.NotEqual(handle, resumed["session"]!.GetValue<string>());
        Assert.NotEqual((await SessionOfAsync(handle)), resumed["session_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_is_another_platforms_nothing()
    {
        await using var another = new WebPlatform();
        await another.CreateTenantAsync("acme", Origin);
        var (token, _) = await BootAsync(_platform);

        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(another, token));
    }

    [Fact]
    public async Task A_token_opens_the_hub_and_no_route_of_the_API()
    {
        var (token, _) = await BootAsync(_platform);

        await (await _platform.With(token).GetAsync("/api/v1/sessions")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await _platform.Anonymous.GetAsync($"/api/v1/sessions?access_token={Uri.EscapeDataString(token)}")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task A_token_stands_in_a_URL_for_the_WebSocket_only()
    {
        var (token, _) = await BootAsync(_platform);

        using var negotiated = await _platform.Anonymous.PostAsync($"/hubs/chat/negotiate?negotiateVersion=1&access_token={Uri.EscapeDataString(token)}", null);
        await negotiated.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

        await using var visitor = await _platform.ConnectAsync(token);
        Assert.NotNull(await visitor.InvokeAsync("Send", new { client_message_id = "c1", text = "Hello" }));
    }

    [Fact]
    public async Task A_token_ends_by_itself_and_a_new_one_of_the_same_session_takes_its_place()
    {
        await using var brief = new WebPlatform(("Chat:VisitorTokenLifetime", "00:01:00"));
        await brief.CreateTenantAsync("acme", Origin);
        var before = await (await brief.BootstrapAsync(Origin, new { tenant_id = "acme" })).ReadJsonAsync();
        Assert.InRange(before["expires_at"]!.GetValue<DateTimeOffset>() - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

        var after = await (await brief.BootstrapAsync(Origin, new { tenant_id = "acme", session = before["session"]!.GetValue<string>() })).ReadJsonAsync();

        Assert.Equal(before["session_id"]!.GetValue<string>(), after["session_id"]!.GetValue<string>());
        Assert.NotEqual(before["token"]!.GetValue<string>(), after["token"]!.GetValue<string>());
        Assert.True(after["expires_at"]!.GetValue<DateTimeOffset>() >= before["expires_at"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task Keys_rotate_with_overlap_and_a_revoked_one_takes_its_tokens_along()
    {
        var keys = _platform.Services.GetRequiredService<IKeyManager>();
        var (old, _) = await BootAsync(_platform);
        var oldKey = Assert.Single(keys.GetAllKeys());

        // Of two active keys the one activated last seals; the old one may be younger than a second.
        var now = DateTimeOffset.UtcNow;
        Assert.True(now > oldKey.ActivationDate);
        keys.CreateNewKey(now, now.AddDays(90));
        var fresh = "";
        await UntilAsync(async () => KeyOf(fresh = (await BootAsync(_platform)).Token) != oldKey.KeyId, "a token of the new key");

        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(_platform, old));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(_platform, fresh));

        keys.RevokeKey(oldKey.KeyId, "leaked");
        await UntilAsync(async () => await NegotiateAsync(_platform, old) == HttpStatusCode.Unauthorized, "the end of the old key's tokens");
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(_platform, fresh));
    }

    /// <summary>What is sealed begins with four bytes of data protection's own, and the id of the key.</summary>
    private static Guid KeyOf(string token) => new(Base64Url.DecodeFromChars(token).AsSpan(4, 16));

    /// <summary>The ring of keys is read anew in the background.</summary>
    private static async Task UntilAsync(Func<Task<bool>> condition, string awaited)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited 30 s for {awaited}.");
        }
    }

    private static async Task<(string Token, string Handle)> BootAsync(WebPlatform platform)
    {
        var boot = await (await platform.BootstrapAsync(Origin, new { tenant_id = "acme" })).ReadJsonAsync();
        return (boot["token"]!.GetValue<string>(), boot["session"]!.GetValue<string>());
    }

    private async Task<string> SessionOfAsync(string handle) =>
        (await (await _platform.BootstrapAsync(Origin, new { tenant_id = "acme", session = handle })).ReadJsonAsync())["session_id"]!.GetValue<string>();

    private static async Task<HttpStatusCode> NegotiateAsync(WebPlatform platform, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/chat/negotiate?negotiateVersion=1");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await platform.Anonymous.SendAsync(request);
        return response.StatusCode;
    }
}
