using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing.Knowledge;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Benchmarks;

internal sealed class FirstTokenBenchmark : IBenchmark
{
    private const int Rounds = 5;

    public string Name => "first-token";

    public string Question => "How long from Send on the hub to the reply's first words? PostgreSQL's manual, extractive model, warm.";

    public async Task RunAsync(TextWriter output)
    {
        var questions = await RealSites.QuestionsAsync("postgresql");
        await using var site = await StaticSite.StartAsync(await RealSites.FolderAsync("postgresql"));
        await using var platform = new PlatformProcess();
        platform.Set("Chat:Crawler:AllowPrivateHosts:0", site.Url.Authority);
        await platform.StartAsync();
        const string origin = "https://manual.example";
        await platform.CreateTenantAsync("manual", origin);
        using (var admin = platform.Client())
        {
            // All questions come from one address here; its limit is not what is measured.
            var limits = new { turns_per_minute = 100_000, turns_per_minute_per_address = 100_000, turns_per_minute_per_session = 0 };
            (await admin.PutAsJsonAsync("/api/v1/admin/tenants/manual", new { limits })).EnsureSuccessStatusCode();
        }

        await platform.ReadSiteAsync("manual", new Uri(site.Url, "index.html").AbsoluteUri);

        await AskAllAsync(platform, origin, questions);
        var milliseconds = new List<double>();
        var round = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            milliseconds.AddRange(await AskAllAsync(platform, origin, questions));
            round.AddRange(await RoundTripsAsync(platform, questions.Count));
        }

        await output.WriteLineAsync($"  Send to first words:             {new Spread(milliseconds, "ms")}");
        await output.WriteLineAsync($"  for comparison, GET /health/live: {new Spread(round, "ms")}");
    }

    /// <summary>A visitor for each question, as on a real site; in milliseconds.</summary>
    private static async Task<List<double>> AskAllAsync(PlatformProcess platform, string origin, IReadOnlyList<SiteQuestion> questions)
    {
        var times = new List<double>();
        foreach (var question in questions)
        {
            await using var hub = await HubClient.ConnectAsync(new Uri(platform.Address), await TokenAsync(platform, origin));
            var watch = Stopwatch.StartNew();
            _ = await hub.WatchWhileAsync(
                "Send",
                new { client_message_id = Guid.NewGuid().ToString("N"), text = question.Question },
                change => HasReplyText(change) && Stopped(watch, times));
        }

        return times;
    }

    private static bool HasReplyText(JsonNode change) => change["type"]!.GetValue<string>() switch
    {
        "delta" => true,
        "message" => change["role"]!.GetValue<string>() == "bot" && change["text"]!.GetValue<string>().Length > 0,
        _ => false,
    };

    private static bool Stopped(Stopwatch watch, List<double> times)
    {
        times.Add(watch.Elapsed.TotalMilliseconds);
        return true;
    }

    private static async Task<List<double>> RoundTripsAsync(PlatformProcess platform, int count)
    {
        using var client = platform.Client(key: null);
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var watch = Stopwatch.StartNew();
            await client.GetStringAsync("/health/live");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private static async Task<string> TokenAsync(PlatformProcess platform, string origin)
    {
        using var client = platform.Client(key: null);
        client.DefaultRequestHeaders.Add("Origin", origin);
        var response = await client.PostAsJsonAsync("/api/widget/bootstrap", new { tenant_id = "manual" });
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
    }
}
