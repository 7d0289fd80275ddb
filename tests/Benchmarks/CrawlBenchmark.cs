using System.Globalization;
using ChatPlatform.Testing.Knowledge;

namespace ChatPlatform.Benchmarks;

internal sealed class CrawlBenchmark : IBenchmark
{
    private const int Rounds = 3;

    public string Name => "crawl";

    public string Question => "How long to read PostgreSQL's manual (1,169 pages on localhost) into the index, and with how much memory?";

    public async Task RunAsync(TextWriter output)
    {
        await using var site = await StaticSite.StartAsync(await RealSites.FolderAsync("postgresql"));
        var seconds = new List<double>();
        var again = new List<double>();
        var megabytes = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            await using var host = new KnowledgeHost();
            await host.AddTenantAsync("manual");
            var source = await host.AddSiteAsync("manual", new Uri(site.Url, "index.html"));
            var first = await SiteReading.MeasureAsync(host, "manual", source, CancellationToken.None);
            var second = await SiteReading.MeasureAsync(host, "manual", source, CancellationToken.None);
            seconds.Add(first.Duration.TotalSeconds);
            megabytes.Add(first.PeakMemory / 1e6);
            again.Add(second.Duration.TotalSeconds);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  {first.Run.Pages.Indexed} indexed, {first.Run.Pages.Skipped} skipped, {first.Run.Pages.Failed} failed; again: {second.Run.Pages.Unchanged} unchanged"));
        }

        await output.WriteLineAsync($"  first reading:  {new Spread(seconds, "s")}");
        await output.WriteLineAsync($"  second reading: {new Spread(again, "s")}");
        await output.WriteLineAsync($"  peak resident:  {new Spread(megabytes, "MB")} (the site's server is in the same process)");
    }
}
