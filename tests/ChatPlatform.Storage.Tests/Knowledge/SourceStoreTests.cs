using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Tests.Knowledge;

/// <summary>What every source store does; a class for each placement runs it.</summary>
public abstract class SourceStoreTests : StoreKit
{
    private ISourceStore Store => Fixture.Get<ISourceStore>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Store.AddAsync("acme", Source("site"), Cancellation);
    }

    [Fact]
    public async Task A_source_is_found_as_it_was_added()
    {
        var added = Source("help", minute: 3) with { Spec = new SourceSpec(SourceType.Page, "https://acme.example/help", 7, ["/a*"], ["/b*", "/c"]) };
        await Store.AddAsync("acme", added, Cancellation);

        var found = await Store.FindAsync("acme", "help", Cancellation);

        Assert.Equal(added.Spec.Include, found!.Spec.Include);
        Assert.Equal(added.Spec.Exclude, found.Spec.Exclude);
        Assert.Equal(added, found with { Spec = added.Spec });
        Assert.Equal(SourceType.Page, found.Spec.Type);
    }

    [Fact]
    public async Task An_id_is_given_once()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => Store.AddAsync("acme", Source("site"), Cancellation));

        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
    }

    [Fact]
    public async Task A_run_is_found_as_it_was_saved()
    {
        var run = new SourceRun(2, SourceState.Failed, new PageCounts(9, 8, 7, 6, 5, 4), "No luck.", Samples.Start, Samples.Start.AddMinutes(1));

        await Store.SaveRunAsync("acme", "site", run, Cancellation);

        Assert.Equal(run, (await Store.FindAsync("acme", "site", Cancellation))!.Run);
    }

    [Fact]
    public async Task A_run_of_a_source_that_is_no_more_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => Store.SaveRunAsync("acme", "gone", SourceRun.None, Cancellation));

        Assert.Equal(ErrorCodes.SourceNotFound, refusal.Code);
    }

    [Fact]
    public async Task Sources_are_listed_the_newest_first()
    {
        for (var i = 1; i <= 4; i++)
        {
            await Store.AddAsync("acme", Source($"s{i}", i), Cancellation);
        }

        var first = await Store.ListAsync("acme", null, 3, Cancellation);
        var second = await Store.ListAsync("acme", first.NextCursor, 3, Cancellation);

        Assert.Equal(["s4", "s3", "s2"], first.Items.Select(source => source.Id));
        Assert.Equal(["s1", "site"], second.Items.Select(source => source.Id));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task A_page_is_found_with_all_that_the_next_run_needs()
    {
        var page = new PageRecord(
            new PageEntry("https://acme.example/a", PageState.Indexed, null, "A page", 200, 3, Samples.Start),
            Depth: 2,
            new PageValidators("W/\"1\"", "Thu, 15 Jan 2026 12:00:00 GMT", "hash", "v1"),
            "text-hash",
            ["https://acme.example/b", "https://acme.example/c?x=%0A"]);

        await Read(1, page);

        var found = await Store.FindPageAsync("acme", "site", "https://acme.example/a", Cancellation);
        Assert.Equal(page.Links, found!.Links);
        Assert.Equal(page, found with { Links = page.Links });
        Assert.Null(await Store.FindPageAsync("acme", "site", "https://acme.example/b", Cancellation));
    }

    [Fact]
    public async Task A_page_found_again_is_queued_and_keeps_what_the_last_run_left_of_it()
    {
        await Read(1, Page("a", PageState.Indexed));

        await Find(2, "a", "b");

        Assert.Equal([("a", PageState.Queued), ("b", PageState.Queued)], await RunPages(2));
        var known = await Store.FindPageAsync("acme", "site", Url("a"), Cancellation);
        Assert.Equal(Page("a", PageState.Indexed).Validators, known!.Validators);
        Assert.Equal(2, known.Entry.Chunks);
    }

    [Fact]
    public async Task A_page_that_this_run_has_read_is_not_queued_again()
    {
        await Read(1, Page("a", PageState.Indexed));

        await Find(1, "a");

        Assert.Equal([("a", PageState.Indexed)], await RunPages(1));
    }

    [Fact]
    public async Task A_run_taken_up_again_knows_its_pages_in_the_order_found()
    {
        await Find(1, "c", "a", "b");
        await Read(1, Page("a", PageState.Failed, "Gone."));

        Assert.Equal([("c", PageState.Queued), ("a", PageState.Failed), ("b", PageState.Queued)], await RunPages(1));
        Assert.Empty(await RunPages(2));
    }

    [Fact]
    public async Task The_ledger_is_read_piece_by_piece_and_by_state()
    {
        await Find(1, "a", "b", "c", "d", "e");
        await Read(1, Page("b", PageState.Failed, "The server answered 500."), Page("d", PageState.Failed, "Too large."));

        var first = await Store.ListPagesAsync("acme", "site", PageFilter.All, null, 3, Cancellation);
        var second = await Store.ListPagesAsync("acme", "site", PageFilter.All, first.NextCursor, 3, Cancellation);
        var failed = await Store.ListPagesAsync("acme", "site", new PageFilter(PageState.Failed), null, 3, Cancellation);

        var named = await Store.ListPagesAsync("acme", "site", new PageFilter(Text: new Uri(Url("b")).PathAndQuery.ToUpperInvariant()), null, 3, Cancellation);
        var both = await Store.ListPagesAsync("acme", "site", new PageFilter(PageState.Queued, Url("b")), null, 3, Cancellation);

        Assert.Equal([Url("b")], named.Items.Select(entry => entry.Url));
        Assert.Empty(both.Items);
        Assert.Equal([Url("a"), Url("b"), Url("c"), Url("d"), Url("e")], first.Items.Concat(second.Items).Select(entry => entry.Url));
        Assert.Null(second.NextCursor);
        Assert.Equal(["The server answered 500.", "Too large."], failed.Items.Select(entry => entry.Reason));
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await Store.AddAsync("acme", Source("s1", 1), Cancellation);

        var cursor = (await Store.ListAsync("acme", null, 1, Cancellation)).NextCursor;

        var refusal = await Assert.ThrowsAsync<ChatException>(() => Store.ListPagesAsync("acme", "site", PageFilter.All, cursor, 3, Cancellation));
        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }

    [Fact]
    public async Task Pages_that_a_run_did_not_come_upon_are_pruned()
    {
        await Read(1, Page("a", PageState.Indexed), Page("b", PageState.Indexed), Page("c", PageState.Skipped, "Excluded."));
        await Read(2, Page("b", PageState.Unchanged));

        Assert.Equal([Url("a"), Url("c")], (await Store.PrunePagesAsync("acme", "site", 2, Cancellation)).Order(StringComparer.Ordinal));
        Assert.Equal([Url("b")], (await Store.ListPagesAsync("acme", "site", PageFilter.All, null, 9, Cancellation)).Items.Select(entry => entry.Url));
    }

    [Fact]
    public async Task Forgotten_validators_make_a_page_read_anew()
    {
        await Read(1, Page("a", PageState.Indexed));

        await Store.ForgetValidatorsAsync("acme", "site", Cancellation);

        var page = await Store.FindPageAsync("acme", "site", Url("a"), Cancellation);
        Assert.Null(page!.Validators);
        Assert.Equal(PageState.Indexed, page.Entry.State);
    }

    [Fact]
    public async Task A_source_goes_with_its_ledger()
    {
        await Read(1, Page("a", PageState.Indexed));

        Assert.True(await Store.DeleteAsync("acme", "site", Cancellation));

        Assert.False(await Store.DeleteAsync("acme", "site", Cancellation));
        Assert.Null(await Store.FindAsync("acme", "site", Cancellation));
        Assert.Empty((await Store.ListPagesAsync("acme", "site", PageFilter.All, null, 9, Cancellation)).Items);
    }

    [Fact]
    public async Task Nothing_of_one_tenant_is_seen_or_changed_by_another()
    {
        await Store.AddAsync("other", Source("site"), Cancellation);
        await Read(1, Page("a", PageState.Indexed));

        Assert.Null(await Store.FindPageAsync("other", "site", Url("a"), Cancellation));
        Assert.Empty((await Store.ListPagesAsync("other", "site", PageFilter.All, null, 9, Cancellation)).Items);
        Assert.Empty(await Store.PrunePagesAsync("other", "site", 9, Cancellation));
        Assert.True(await Store.DeleteAsync("other", "site", Cancellation));
        Assert.NotNull(await Store.FindPageAsync("acme", "site", Url("a"), Cancellation));
    }

    [Fact]
    public async Task The_status_names_the_last_run_that_succeeded()
    {
        var knowledge = Fixture.Get<IKnowledgeStore>();
        await Store.AddAsync("acme", Source("late", 1), Cancellation);
        await Store.SaveRunAsync(
            "acme", "site", SourceRun.None with { State = SourceState.Succeeded, FinishedAt = Samples.Start.AddHours(1) }, Cancellation);
        await Store.SaveRunAsync(
            "acme", "late", SourceRun.None with { State = SourceState.Failed, FinishedAt = Samples.Start.AddHours(2) }, Cancellation);

        Assert.Equal(Samples.Start.AddHours(1), (await knowledge.GetStatusAsync("acme", Cancellation)).LastSyncAt);
    }

    private static SourceRecord Source(string id, int minute = 0) =>
        new(id, new SourceSpec(SourceType.Site, "https://acme.example/", 100, [], []), Samples.Start.AddMinutes(minute), SourceRun.None);

    private static string Url(string page) => $"https://acme.example/{page}";

    private static PageRecord Page(string page, PageState state, string? reason = null) => new(
        new PageEntry(Url(page), state, reason, $"Page {page}", 200, reason is null ? 2 : 0, Samples.Start),
        Depth: 1,
        new PageValidators($"\"{page}\"", null, $"hash of {page}", "v1"),
        $"text of {page}",
        []);

    private Task Read(int run, params PageRecord[] pages) => Store.RecordPagesAsync("acme", "site", run, pages, [], Cancellation);

    private Task Find(int run, params string[] pages) =>
        Store.RecordPagesAsync("acme", "site", run, [], [.. pages.Select(page => new FoundPage(Url(page), 1))], Cancellation);

    private async Task<IEnumerable<(string Page, PageState State)>> RunPages(int run) =>
        (await Store.ListRunPagesAsync("acme", "site", run, Cancellation)).Select(page => (page.Url["https://acme.example/".Length..], page.State));
}
