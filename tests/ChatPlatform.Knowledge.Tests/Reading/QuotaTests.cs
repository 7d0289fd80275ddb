using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Knowledge.Tests.Support;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Tests.Reading;

/// <summary>A tenant has no more indexed than its plan allows, and loses nothing of what it has.</summary>
public sealed class QuotaTests
{
    private static readonly string[] Fruit = ["apricot", "blackberry", "cranberry", "damson", "elderberry"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_beyond_the_quota_of_documents_are_skipped_unread_and_the_ledger_says_why()
    {
        await using var test = await StartAsync();
        test.Quota = new KnowledgeQuota(Documents: 2, Bytes: 0);

        var run = await test.RunAsync();

        Assert.Equal((SourceState.Succeeded, 2, 3), (run.State, run.Pages.Indexed, run.Pages.Skipped));
        Assert.Equal(2, (await test.Host.Knowledge.GetStatusAsync(SiteUnderTest.Tenant, Cancellation)).Documents);
        var skipped = (await test.LedgerAsync()).Values.Where(entry => entry.State == PageState.Skipped).ToList();
        Assert.All(skipped, entry => Assert.Equal("The plan's 2 documents are used up (documents).", entry.Reason));

        // With the quota used up from the beginning no further page is even asked for.
        var asked = test.Site.Requests.Count;
        await test.RunAsync();
        Assert.True(test.Site.Requests.Count - asked <= 2 + 2, "Pages were fetched for which there was no room.");
    }

    [Fact]
    public async Task What_is_indexed_stays_and_is_kept_up_to_date_while_there_is_no_room_for_more()
    {
        await using var test = await StartAsync();
        await test.RunAsync();
        test.Quota = new KnowledgeQuota(Documents: 3, Bytes: 0);
        test.Site["/1"] = FakePage.Article("blueberry", "/2", "/new");
        test.Site["/new"] = FakePage.Article("fig");

        var run = await test.RunAsync();

        Assert.Equal(SourceState.Succeeded, run.State);
        Assert.Equal(["/1"], await test.PagesWithAsync("blueberry"));
        Assert.Equal(["/4"], await test.PagesWithAsync("elderberry"));
        Assert.Empty(await test.PagesWithAsync("fig"));
        Assert.Contains("(documents)", (await test.LedgerAsync())["/new"].Reason, StringComparison.Ordinal);
        Assert.Equal(5, (await test.Host.Knowledge.GetStatusAsync(SiteUnderTest.Tenant, Cancellation)).Documents);
    }

    [Fact]
    public async Task What_was_skipped_for_want_of_room_is_read_when_there_is_some()
    {
        await using var test = await StartAsync();
        test.Quota = new KnowledgeQuota(Documents: 2, Bytes: 0);
        await test.RunAsync();
        test.Quota = KnowledgeQuota.None;

        var run = await test.RunAsync();

        Assert.Equal((5, 0), (run.Pages.Indexed + run.Pages.Unchanged, run.Pages.Skipped));
        Assert.Equal(["/4"], await test.PagesWithAsync("elderberry"));
    }

    [Fact]
    public async Task A_page_that_outgrows_the_bytes_stays_as_it_was_and_its_entry_says_so()
    {
        await using var test = await StartAsync();
        await test.RunAsync();
        var bytes = (await test.Host.Knowledge.GetStatusAsync(SiteUnderTest.Tenant, Cancellation)).Bytes;
        test.Quota = new KnowledgeQuota(Documents: 0, bytes + 10);
        test.Site["/4"] = FakePage.Article("gooseberry " + new string('x', 2_000));

        await test.RunAsync();

        Assert.Equal(["/4"], await test.PagesWithAsync("elderberry"));
        Assert.Empty(await test.PagesWithAsync("gooseberry"));
        var entry = (await test.LedgerAsync())["/4"];
        Assert.Equal(PageState.Skipped, entry.State);
        Assert.EndsWith("(bytes). What was read of it before is kept.", entry.Reason, StringComparison.Ordinal);
        Assert.True((await test.Host.Knowledge.GetStatusAsync(SiteUnderTest.Tenant, Cancellation)).Bytes <= bytes + 10);
    }

    [Fact]
    public async Task A_source_for_which_there_is_no_room_at_all_fails_with_the_reason()
    {
        await using var test = await StartAsync();
        test.Quota = new KnowledgeQuota(Documents: 0, Bytes: 10);

        var run = await test.RunAsync();

        Assert.Equal(SourceState.Failed, run.State);
        Assert.Equal("No page could be read. The plan's 10 bytes leave no room for it (bytes).", run.Error);
    }

    /// <summary>A chain of five pages, "/", "/1" ... "/4".</summary>
    private static async Task<SiteUnderTest> StartAsync()
    {
        var test = await SiteUnderTest.StartAsync();
        for (var i = 0; i < Fruit.Length; i++)
        {
            test.Site[i == 0 ? "/" : $"/{i}"] = i == Fruit.Length - 1
                ? FakePage.Article(Fruit[i])
                : FakePage.Article(Fruit[i], [.. Enumerable.Range(i + 1, Fruit.Length - 1 - i).Select(next => $"/{next}")]);
        }

        return test;
    }
}
