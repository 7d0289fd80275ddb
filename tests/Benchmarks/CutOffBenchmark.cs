using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Benchmarks;

internal sealed class CutOffBenchmark : IBenchmark
{
    private const int Rounds = 30;
    private const string Origin = "https://cut-off.example";

    public string Name => "cut-off";

    public string Question => "How long does what is open outlive its right? From the answer to the change until the other side has hung up.";

    public async Task RunAsync(TextWriter output)
    {
        var over = new TaskCompletionSource();
        await using var model = await FakeModelServer.StartAsync();
        model.Otherwise = FakeModelReply.Stream("It is ").ThenWaitFor(over.Task);
        await using var platform = new PlatformProcess();
        platform.Set("Chat:Models:Default", "openai");
        platform.Set("Chat:Models:OpenAI:BaseUrl", model.OpenAIUrl);
        platform.Set("Chat:Models:OpenAI:ApiKey", "a-key");
        platform.Set("Chat:Models:OpenAI:Model", "a-model");
        await platform.StartAsync();
        var keys = await platform.CreateTenantAsync("cut", Origin);
        using var admin = platform.Client();
        using var owner = platform.Client(keys["admin"]!.GetValue<string>());
        List<double> lines = [], streams = [];
        for (var round = 0; round < Rounds; round++)
        {
            lines.Add(await SuspendAsync(platform, admin));
            streams.Add(await RevokeAsync(platform, owner));
        }

        over.SetResult();
        await output.WriteLineAsync($"  a visitor's line, its tenant suspended: {new Spread(lines, "ms")}");
        await output.WriteLineAsync($"  a reply as events, its key revoked:     {new Spread(streams, "ms")}");
    }

    private static async Task<double> SuspendAsync(PlatformProcess platform, HttpClient admin)
    {
        using var page = platform.Client(key: null);
        page.DefaultRequestHeaders.Add("Origin", Origin);
        var visit = await ReadAsync(await page.PostAsJsonAsync("/api/widget/bootstrap", new { tenant_id = "cut" }));
        await using var hub = await HubClient.ConnectAsync(new Uri(platform.Address), visit["token"]!.GetValue<string>());
        (await admin.PostAsync("/api/v1/admin/tenants/cut/suspend", null)).EnsureSuccessStatusCode();
        var watch = Stopwatch.StartNew();
        await hub.Closed;
        var time = watch.Elapsed.TotalMilliseconds;
        (await admin.PostAsync("/api/v1/admin/tenants/cut/resume", null)).EnsureSuccessStatusCode();
        return time;
    }

    private static async Task<double> RevokeAsync(PlatformProcess platform, HttpClient owner)
    {
        var key = await ReadAsync(await owner.PostAsJsonAsync("/api/v1/keys", new { scope = "chat" }));
        using var server = platform.Client(key["key"]!.GetValue<string>());
        using var question = new HttpRequestMessage(HttpMethod.Post, "/api/v1/chat") { Content = JsonContent.Create(new { message = "What is it?" }) };
        question.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var reply = await server.SendAsync(question, HttpCompletionOption.ResponseHeadersRead);
        await using var events = await reply.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        (await owner.DeleteAsync($"/api/v1/keys/{key["id"]}")).EnsureSuccessStatusCode();
        var watch = Stopwatch.StartNew();
        await events.CopyToAsync(Stream.Null);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
}
