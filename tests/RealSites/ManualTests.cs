using System.Globalization;
using System.Text.RegularExpressions;
using ChatPlatform.Knowledge;
using ChatPlatform.Sources;
using ChatPlatform.Testing.Knowledge;

namespace ChatPlatform.RealSites;

/// <summary>The acceptance run: two real websites, read to the end and asked. A class for each store runs it.</summary>
public abstract partial class ManualTests(Manuals manuals, ITestOutputHelper output)
{
    private const int RightWanted = 17;
    private const int Hits = 5;

    public static TheoryData<string> Names => ["postgresql", "sqlite"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_reachable_page_is_in_the_ledger_with_what_became_of_it(string name)
    {
        var manual = manuals.All[name];
        var run = manual.FirstReading.Run;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {run.Pages} in {manual.FirstReading.Duration.TotalSeconds:0.0} s, at most {manual.FirstReading.PeakMemory / 1_000_000} MB resident"));
        Assert.Equal(SourceState.Succeeded, run.State);

        var ledger = manual.FirstLedger;
        var entries = ledger.ToDictionary(entry => new Uri(entry.Url).AbsolutePath.TrimStart('/'), StringComparer.Ordinal);
        Assert.DoesNotContain(Reachable(manual.Folder), page => !entries.ContainsKey(page));
        Assert.DoesNotContain(ledger, entry => entry.State == PageState.Queued);
        Assert.All(
            ledger.Where(entry => entry.State is PageState.Skipped or PageState.Failed),
            entry => Assert.False(string.IsNullOrWhiteSpace(entry.Reason), entry.Url));
        Assert.Equal(run.Pages.Indexed, ledger.Count(entry => entry.State == PageState.Indexed));
        foreach (var reason in ledger.Where(entry => entry.Reason is not null).GroupBy(entry => Digits().Replace(entry.Reason!, "n")).OrderByDescending(group => group.Count()).Take(8))
        {
            output.WriteLine($"  {reason.Count()} x {reason.First().State}: {reason.First().Reason}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_second_sync_reads_no_unchanged_page_again(string name)
    {
        var manual = manuals.All[name];
        manual.Site.ForgetRequests();

        var second = await SiteReading.MeasureAsync(manuals.Host, manual.Tenant, manual.SourceId, TestContext.Current.CancellationToken);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, second sync: {second.Run.Pages} in {second.Duration.TotalSeconds:0.0} s"));
        Assert.Equal(0, second.Run.Pages.Indexed);
        Assert.Equal(manual.FirstReading.Run.Pages.Indexed, second.Run.Pages.Unchanged);
        var indexed = (await manuals.Host.LedgerAsync(manual.Tenant, manual.SourceId))
            .Where(entry => entry.State == PageState.Unchanged).Select(entry => new Uri(entry.Url).AbsolutePath).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(manual.Site.Requests, request => request.Status == 200 && indexed.Contains(request.Path));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_right_page_is_among_the_first_five_hits_for_most_questions(string name)
    {
        var manual = manuals.All[name];
        var right = 0;
        foreach (var question in await Testing.Knowledge.RealSites.QuestionsAsync(name))
        {
            var hits = await SearchAsync(manual.Tenant, question.Question);
            if (hits.Any(hit => question.Pages.Contains(new Uri(hit.Url).AbsolutePath.TrimStart('/'), StringComparer.Ordinal)))
            {
                right++;
            }
            else
            {
                output.WriteLine($"  missed: {question.Question} -> {string.Join(", ", hits.Select(hit => new Uri(hit.Url).AbsolutePath))}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {right} of 20 right among the first {Hits}"));
        Assert.True(right >= RightWanted, $"{right} of 20.");
    }

    [Theory]
    [InlineData("postgresql", "sqlite")]
    [InlineData("sqlite", "postgresql")]
    public async Task Not_one_hit_of_one_tenant_comes_up_for_the_other(string asking, string other)
    {
        foreach (var question in await Testing.Knowledge.RealSites.QuestionsAsync(other))
        {
            var hits = await SearchAsync(manuals.All[asking].Tenant, question.Question);
            Assert.All(hits, hit => Assert.StartsWith(manuals.All[asking].Site.Url.AbsoluteUri, hit.Url, StringComparison.Ordinal));
        }
    }

    private Task<IReadOnlyList<RetrievalHit>> SearchAsync(string tenant, string question) =>
        manuals.Host.Retriever.SearchAsync(tenant, question, Hits, TestContext.Current.CancellationToken);

    /// <summary>The HTML files that links lead to from index.html, found without any of the code under test.</summary>
    private static HashSet<string> Reachable(string folder)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { "index.html" };
        var queue = new Queue<string>(found);
        while (queue.TryDequeue(out var page))
        {
            foreach (Match link in Link().Matches(File.ReadAllText(Path.Combine(folder, page))))
            {
                var target = new Uri(new Uri($"http://site/{page}"), link.Groups[1].Value).AbsolutePath.TrimStart('/');
                if (target.EndsWith(".html", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, target)) && found.Add(target))
                {
                    queue.Enqueue(target);
                }
            }
        }

        return found;
    }

    [GeneratedRegex("""<a\s[^>]*href="([^":?#]+\.html)(?:#[^"]*)?["]""", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\d+|http\S+")]
    private static partial Regex Digits();
}

public sealed class SqliteManualTests(SqliteManuals manuals, ITestOutputHelper output) : ManualTests(manuals, output), IClassFixture<SqliteManuals>;

public sealed class PostgresManualTests(PostgresManuals manuals, ITestOutputHelper output) : ManualTests(manuals, output), IClassFixture<PostgresManuals>;
