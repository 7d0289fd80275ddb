using ChatPlatform.Knowledge.Tests.Support;
using ChatPlatform.Sources;

namespace ChatPlatform.Knowledge.Tests.Reading;

/// <summary>What a run makes of what the run before left.</summary>
public sealed class NextRunTests
{
    [Fact]
    public async Task Unchanged_pages_are_not_indexed_anew_and_changed_ones_are()
    {
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/"] = FakePage.Article("apricot", "/tagged", "/dated", "/plain", "/changing") with { ETag = "\"1\"" };
        test.Site["/tagged"] = FakePage.Article("blackberry") with { ETag = "\"2\"" };
        test.Site["/dated"] = FakePage.Article("cranberry") with { LastModified = "Mon, 06 May 2030 07:08:09 GMT" };
        test.Site["/plain"] = FakePage.Article("damson");
        test.Site["/changing"] = FakePage.Article("elderberry") with { ETag = "\"3\"" };
        await test.RunAsync();
        test.Site["/changing"] = FakePage.Article("fig") with { ETag = "\"4\"" };
        test.Site.ForgetRequests();
        var run = await test.RunAsync();
        Assert.Equal((SourceState.Succeeded, 1, 4), (run.State, run.Pages.Indexed, run.Pages.Unchanged));
        Assert.All(new[] { "/", "/tagged", "/dated" }, path => Assert.Equal(304, Assert.Single(test.Site.RequestsOf(path)).Status));
        Assert.Equal(200, Assert.Single(test.Site.RequestsOf("/plain")).Status);
        Assert.Empty(await test.PagesWithAsync("elderberry"));
        Assert.Equal(["/changing"], await test.PagesWithAsync("fig"));
        Assert.Equal(["/tagged"], await test.PagesWithAsync("blackberry"));
    }

    [Fact]
    public async Task A_page_that_is_gone_goes_with_its_passages()
    {
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/"] = FakePage.Article("apricot", "/unlinked", "/removed");
        test.Site["/unlinked"] = FakePage.Article("blackberry");
        test.Site["/removed"] = FakePage.Article("cranberry");
        await test.RunAsync();
        test.Site["/"] = FakePage.Article("apricot", "/removed");
        test.Site.Remove("/removed");
        await test.RunAsync();
        var ledger = await test.LedgerAsync();
        Assert.Equal(["/", "/removed"], ledger.Keys.Order());
        Assert.Equal(PageState.Failed, ledger["/removed"].State);
        Assert.Empty(await test.PagesWithAsync("blackberry"));
        Assert.Empty(await test.PagesWithAsync("cranberry"));
        var status = await test.Host.Knowledge.GetStatusAsync(SiteUnderTest.Tenant, TestContext.Current.CancellationToken);
        Assert.Equal(1, status.Documents);
    }

    [Fact]
    public async Task A_page_that_fails_for_now_keeps_what_was_read_of_it()
    {
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/"] = FakePage.Article("apricot", "/a");
        test.Site["/a"] = FakePage.Article("blackberry");
        await test.RunAsync();
        test.Site["/a"] = FakePage.Answer(500);
        await test.RunAsync();
        Assert.Equal(PageState.Failed, (await test.LedgerAsync())["/a"].State);
        Assert.Equal(["/a"], await test.PagesWithAsync("blackberry"));
    }

    [Fact]
    public async Task A_run_that_was_broken_off_goes_on_with_the_pages_it_has_not_read()
    {
        await using var test = await SiteUnderTest.StartAsync();
        var gate = new TaskCompletionSource();
        test.Site["/"] = FakePage.Article("apricot", "/a", "/b", "/c", "/held");
        test.Site["/a"] = FakePage.Article("blackberry");
        test.Site["/b"] = FakePage.Article("cranberry");
        test.Site["/c"] = FakePage.Article("damson");
        test.Site["/held"] = FakePage.Article("elderberry") with { Gate = gate.Task };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var progress = new StopAt(4, stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.RunAsync(progress, stop.Token));
        Assert.Equal(PageState.Queued, (await test.LedgerAsync())["/held"].State);
        Assert.Equal(SourceState.Running, (await test.Host.Sources.FindAsync(SiteUnderTest.Tenant, test.SourceId, TestContext.Current.CancellationToken))!.Run.State);
        gate.SetResult();
        test.Site.ForgetRequests();
        var run = await test.RunAsync();
        Assert.Equal((1, SourceState.Succeeded, 5), (run.Number, run.State, run.Pages.Indexed));
        Assert.Single(test.Site.RequestsOf("/held"));
        Assert.All(new[] { "/a", "/b", "/c" }, path => Assert.Empty(test.Site.RequestsOf(path)));
    }

    /// <summary>Cancels when so many pages are indexed and stored.</summary>
    private sealed class StopAt(int indexed, CancellationTokenSource stop) : IProgress<PageCounts>
    {
        public void Report(PageCounts value)
        {
            if (value.Indexed >= indexed)
            {
                stop.Cancel();
            }
        }
    }
}
