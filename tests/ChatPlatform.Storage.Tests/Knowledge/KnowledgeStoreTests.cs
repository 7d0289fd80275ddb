using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Tenants;
using CsCheck;

namespace ChatPlatform.Storage.Tests.Knowledge;

/// <summary>What every knowledge store does; a class for each placement runs it.</summary>
public abstract class KnowledgeStoreTests : StoreKit
{
    private IKnowledgeStore Store => Fixture.Get<IKnowledgeStore>();

    [Fact]
    public async Task Documents_are_read_whole_each_once_and_their_passages_in_order()
    {
        var store = Fixture.Get<IKnowledgeStore>();
        await store.ReplaceAsync("acme", [Pages.Of("b", "One.", "Two."), Pages.Of("a", "Three."), Pages.Of("c", "Four.")], KnowledgeQuota.None, Cancellation);
        await store.ReplaceAsync("acme", [Pages.Of("b", "Five.", "Six.", "Seven.")], KnowledgeQuota.None, Cancellation);

        var first = await store.ReadAsync("acme", "", 2, Cancellation);
        var second = await store.ReadAsync("acme", "b", 2, Cancellation);

        Assert.Equal(
            ["a: Three.", "b: Five. Six. Seven.", "c: Four."],
            first.Concat(second).Select(whole => $"{whole.Document.Id}: {string.Join(' ', whole.Passages.Select(passage => passage.Text))}"));
        Assert.Empty(await store.ReadAsync("other", "", 9, Cancellation));
    }

    [Fact]
    public async Task A_document_is_found_by_its_words_with_all_that_a_citation_needs()
    {
        await Index(Pages.Of("returns", "You can return a kettle within 30 days.", "Spare parts are shipped for free."));

        var hit = Assert.Single(await Search("kettle"));

        Assert.True(hit.Score > 0);
        Assert.Equal("returns", hit.DocumentId);
        var chunk = Assert.Single(await Store.GetChunksAsync("acme", [hit.ChunkId], Cancellation));
        Assert.Equal(
            new StoredChunk(
                hit.ChunkId, "returns", 0, "Title of returns", "https://acme.example/returns#p0", "Part 0", "You can return a kettle within 30 days."),
            chunk);
    }

    [Theory]
    [InlineData("The pumps were running", "pump run")]
    [InlineData("crème brûlée", "creme brulee")]
    [InlineData("CREATE TABLE", "create table")]
    [InlineData("Die Größe der Tür", "grosse GRÖSSE größe")]
    [InlineData("黑豹队的防守只丢了308分", "防守")]
    [InlineData("東京都に住んでいます", "東京")]
    [InlineData("กรุงเทพมหานครเป็นเมืองหลวง", "เมืองหลวง")]
    [InlineData("पैंथर्स की रक्षा ने केवल 308 अंक दिए", "रक्षा")]
    [InlineData("set max_stack_depth to 2 MB", "max_stack_depth")]
    [InlineData("SQLite writes AUTOINCREMENT in one word", "auto-increment")]
    public async Task Words_match_whatever_their_case_accents_endings_and_script(string text, string query)
    {
        await Index(Pages.Of("a", text), Pages.Of("b", "Nothing of the kind."));

        Assert.Equal(["a"], (await Search(query)).Select(hit => hit.DocumentId));
    }

    [Fact]
    public async Task A_single_character_is_found_within_a_text_without_spaces()
    {
        await Index(Pages.Of("a", "黑豹队的防守"));

        Assert.Single(await Search("豹"));
    }

    [Fact]
    public async Task Words_that_only_hold_a_question_together_find_nothing_while_others_do()
    {
        await Index(Pages.Of("grammar", "What is it that you do with a the?"), Pages.Of("kettle", "A kettle boils."));

        Assert.Equal(["kettle"], (await Search("What is the kettle?")).Select(hit => hit.DocumentId));
    }

    [Fact]
    public async Task A_question_of_nothing_but_such_words_is_searched_for_by_them()
    {
        await Index(Pages.Of("who", "To be or not to be."));

        Assert.Single(await Search("to be"));
    }

    [Fact]
    public async Task Capitals_among_small_letters_are_names_and_are_searched_for()
    {
        await Index(Pages.Of("a", "NOT and IN are operators."), Pages.Of("b", "Everything else about operators."));

        Assert.Equal("a", (await Search("how do NOT IN operators work"))[0].DocumentId);
    }

    [Fact]
    public async Task A_word_in_the_title_or_heading_counts_more_than_in_the_text()
    {
        await Index(
            Pages.Titled("text", "Care", "Here and there a kettle is mentioned."),
            Pages.Titled("title", "Kettle", "Here and there something is mentioned."));

        Assert.Equal(["title", "text"], (await Search("kettle")).Select(hit => hit.DocumentId));
    }

    [Fact]
    public async Task The_best_are_first_and_no_more_than_asked_for()
    {
        await Index([.. Enumerable.Range(0, 30).Select(i => Pages.Of($"d{i:00}", "kettle " + string.Concat(Enumerable.Repeat("word ", i))))]);

        var hits = await Search("kettle", 5);

        Assert.Equal(5, hits.Count);
        Assert.Equal(hits.OrderByDescending(hit => hit.Score).Select(hit => hit.DocumentId), hits.Select(hit => hit.DocumentId));
        Assert.Equal("d00", hits[0].DocumentId);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("kettle\" OR \"a")]
    [InlineData("text : kettle")]
    [InlineData("NEAR(kettle, 2)")]
    [InlineData("kettle*")]
    [InlineData("^kettle")]
    [InlineData("-kettle + (((")]
    [InlineData("'; DROP TABLE chunks; --")]
    [InlineData("\0kettle\0")]
    [InlineData("")]
    [InlineData("🫖 ")]
    public async Task Nothing_in_a_query_is_an_operator(string query)
    {
        await Index(Pages.Of("a", "A kettle."));

        var hits = await Search(query);

        Assert.Equal(query.Contains("kettle", StringComparison.Ordinal), hits.Count == 1);
    }

    [Fact]
    public void Any_text_is_a_query() => Gen.String.Array[0, 4].Select(parts => string.Join(' ', parts)).Sample(
        query => Search(query).GetAwaiter().GetResult().Count == 0, iter: 500);

    [Fact]
    public async Task The_nearest_vectors_are_first_with_their_cosine()
    {
        var between = new[] { 0.8f, 0.6f, 0, 0 };
        await Index(Pages.Vectored("a", "A", ("one", Pages.Axis(0)), ("two", Pages.Axis(1))), Pages.Vectored("b", "B", ("three", between)));

        var hits = await Near(Pages.Axis(0), 2);

        Assert.Equal(["a", "b"], hits.Select(hit => hit.DocumentId));
        Assert.Equal(1, hits[0].Score, 0.01);
        Assert.Equal(0.8, hits[1].Score, 0.01);
    }

    [Fact]
    public async Task Vectors_of_another_model_are_not_compared()
    {
        await Index(Pages.Vectored("a", "A", ("one", Pages.Axis(0))));

        Assert.Empty(await Store.SearchVectorAsync("acme", "another/model/4", Pages.Axis(0), 5, Cancellation));
        Assert.Empty(await Store.SearchVectorAsync("acme", Pages.Model, new float[8], 5, Cancellation));
    }

    [Fact]
    public async Task The_model_that_is_searched_is_that_of_the_first_vectors()
    {
        await Index(Pages.Of("words", "No vector yet."));
        Assert.Null(await Store.GetEmbeddingModelAsync("acme", Cancellation));

        await Index(Pages.Vectored("a", "A", ("one", Pages.Axis(0))));
        await Index(Pages.Vectored("b", "B", ("two", Pages.Axis(1))) with { EmbeddingModel = Next });
        Assert.Equal(Pages.Model, await Store.GetEmbeddingModelAsync("acme", Cancellation));
        Assert.Null(await Store.GetEmbeddingModelAsync("other", Cancellation));

        await Store.ClearAsync("acme", Cancellation);
        Assert.Null(await Store.GetEmbeddingModelAsync("acme", Cancellation));
    }

    [Fact]
    public async Task Vectors_of_the_next_model_are_made_beside_those_that_are_searched_and_take_their_place_at_once()
    {
        await Index(Pages.Vectored("a", "A", ("red", Pages.Axis(0)), ("green", Pages.Axis(1))), Pages.Vectored("b", "B", ("blue", Pages.Axis(2))));
        var first = await Store.ListUnembeddedAsync("acme", Next, 2, Cancellation);
        Assert.Equal(2, first.Count);

        await Store.AddVectorsAsync("acme", Next, [.. first.Select(chunk => new ChunkVector(chunk.Id, NextVector(chunk.Text)))], Cancellation);

        Assert.False(await Store.SwitchEmbeddingModelAsync("acme", Next, Cancellation));
        Assert.Equal(Pages.Model, await Store.GetEmbeddingModelAsync("acme", Cancellation));
        Assert.Equal(3, (await Near(Pages.Axis(0), 10)).Count);

        var rest = await Store.ListUnembeddedAsync("acme", Next, 10, Cancellation);
        Assert.Single(rest);
        Assert.Empty(rest.IntersectBy(first.Select(chunk => chunk.Id), chunk => chunk.Id));
        await Store.AddVectorsAsync("acme", Next, [.. rest.Select(chunk => new ChunkVector(chunk.Id, NextVector(chunk.Text)))], Cancellation);

        Assert.True(await Store.SwitchEmbeddingModelAsync("acme", Next, Cancellation));

        Assert.Equal(Next, await Store.GetEmbeddingModelAsync("acme", Cancellation));
        Assert.Empty(await Near(Pages.Axis(0), 10));
        var hits = await Store.SearchVectorAsync("acme", Next, NextVector("blue"), 10, Cancellation);
        Assert.Equal(3, hits.Count);
        Assert.Equal("b", hits[0].DocumentId);
        Assert.Equal(1, hits[0].Score, 0.01);
        Assert.Empty(await Store.ListUnembeddedAsync("acme", Next, 10, Cancellation));
    }

    [Fact]
    public async Task A_page_that_is_replaced_while_the_model_changes_keeps_no_vector_of_what_it_was()
    {
        await Index(Pages.Vectored("a", "A", ("red", Pages.Axis(0))));
        var old = Assert.Single(await Store.ListUnembeddedAsync("acme", Next, 10, Cancellation));
        await Index(Pages.Vectored("a", "A", ("yellow", Pages.Axis(3))), Pages.Vectored("b", "B", ("green", NextVector("green"))) with { EmbeddingModel = Next });

        await Store.AddVectorsAsync("acme", Next, [new ChunkVector(99_999, NextVector("red"))], Cancellation);
        Assert.False(await Store.SwitchEmbeddingModelAsync("acme", Next, Cancellation));
        var missing = Assert.Single(await Store.ListUnembeddedAsync("acme", Next, 10, Cancellation));
        Assert.Equal("yellow", missing.Text);
        Assert.Equal("red", old.Text);
        await Store.AddVectorsAsync("acme", Next, [new ChunkVector(missing.Id, NextVector("yellow"))], Cancellation);

        Assert.True(await Store.SwitchEmbeddingModelAsync("acme", Next, Cancellation));
        Assert.Equal(["a", "b"], (await Store.SearchVectorAsync("acme", Next, NextVector("yellow"), 10, Cancellation)).Select(hit => hit.DocumentId));
    }

    [Fact]
    public async Task One_tenants_change_of_model_is_no_other_tenants()
    {
        await Index(Pages.Vectored("a", "A", ("red", Pages.Axis(0))));
        await Store.ReplaceAsync("other", [Pages.Vectored("b", "B", ("red", Pages.Axis(0)))], KnowledgeQuota.None, Cancellation);
        var mine = Assert.Single(await Store.ListUnembeddedAsync("acme", Next, 10, Cancellation));

        await Store.AddVectorsAsync("acme", Next, [new ChunkVector(mine.Id, NextVector("red"))], Cancellation);
        Assert.True(await Store.SwitchEmbeddingModelAsync("acme", Next, Cancellation));

        Assert.Equal(Pages.Model, await Store.GetEmbeddingModelAsync("other", Cancellation));
        Assert.Single(await Store.SearchVectorAsync("other", Pages.Model, Pages.Axis(0), 10, Cancellation));
        Assert.Single(await Store.ListUnembeddedAsync("other", Next, 10, Cancellation));
    }

    [Fact]
    public async Task Searches_follow_every_change()
    {
        await Index(Pages.Vectored("a", "A", ("red", Pages.Axis(0)), ("green", Pages.Axis(1))), Pages.Vectored("b", "B", ("blue", Pages.Axis(2))));
        Assert.Equal(3, (await Near(Pages.Axis(0), 10)).Count);

        await Index(Pages.Vectored("a", "A", ("yellow", Pages.Axis(3))));

        Assert.Empty(await Search("red green"));
        Assert.Equal(["a"], (await Search("yellow")).Select(hit => hit.DocumentId));
        Assert.Equal(1, (await Near(Pages.Axis(3), 1))[0].Score, 0.01);
        Assert.Equal(2, (await Near(Pages.Axis(0), 10)).Count);

        await Store.DeleteAsync("acme", ["a"], Cancellation);

        Assert.Empty(await Search("yellow"));
        Assert.Equal(["b"], (await Near(Pages.Axis(3), 10)).Select(hit => hit.DocumentId));
    }

    [Fact]
    public async Task Chunks_that_are_no_more_are_left_out()
    {
        await Index(Pages.Of("a", "one"), Pages.Of("b", "two"));
        var one = (await Search("one"))[0].ChunkId;
        var two = (await Search("two"))[0].ChunkId;

        Assert.Equal([two, one], (await Store.GetChunksAsync("acme", [two, 99_999, one], Cancellation)).Select(chunk => chunk.Id));
    }

    [Fact]
    public async Task Deleting_says_how_many_there_were()
    {
        await Index(Pages.Of("a", "one"), Pages.Of("b", "two"));

        Assert.Equal(1, await Store.DeleteAsync("acme", ["a", "nobody"], Cancellation));
        Assert.Null(await Store.FindAsync("acme", "a", Cancellation));
        Assert.NotNull(await Store.FindAsync("acme", "b", Cancellation));
    }

    [Fact]
    public async Task A_source_goes_with_its_documents_and_no_others()
    {
        var upload = Pages.Of("upload", "kettle");
        await Index(Pages.Of("a", "kettle"), Pages.Of("b", "kettle", "kettle"), upload with { Document = upload.Document with { SourceId = null } });
        Assert.Equal(3, await Store.CountChunksAsync("acme", "site", Cancellation));

        Assert.Equal(2, await Store.DeleteSourceAsync("acme", "site", Cancellation));

        Assert.Equal(["upload"], (await Search("kettle")).Select(hit => hit.DocumentId));
        Assert.Equal(0, await Store.CountChunksAsync("acme", "site", Cancellation));
    }

    [Fact]
    public async Task Clearing_leaves_nothing_of_one_tenant_and_all_of_another()
    {
        await Index(Pages.Vectored("a", "A", ("kettle", Pages.Axis(0))));
        await Store.ReplaceAsync("other", [Pages.Of("b", "kettle")], KnowledgeQuota.None, Cancellation);
        await Near(Pages.Axis(0), 1);

        await Store.ClearAsync("acme", Cancellation);

        Assert.Empty(await Search("kettle"));
        Assert.Empty(await Near(Pages.Axis(0), 5));
        Assert.Equal(new KnowledgeStatus(0, 0, 0, null), await Store.GetStatusAsync("acme", Cancellation));
        Assert.Single(await Store.SearchLexicalAsync("other", "kettle", 5, Cancellation));
    }

    [Fact]
    public async Task Nothing_of_one_tenant_comes_up_for_another()
    {
        await Index(Pages.Vectored("a", "A", ("kettle", Pages.Axis(0))));
        await Store.ReplaceAsync("other", [Pages.Vectored("b", "B", ("teapot", Pages.Axis(1)))], KnowledgeQuota.None, Cancellation);
        var mine = (await Search("kettle"))[0].ChunkId;

        Assert.Empty(await Store.SearchLexicalAsync("other", "kettle", 5, Cancellation));
        Assert.Equal(["b"], (await Store.SearchVectorAsync("other", Pages.Model, Pages.Axis(0), 5, Cancellation)).Select(hit => hit.DocumentId));
        Assert.DoesNotContain(await Store.GetChunksAsync("other", [mine], Cancellation), chunk => chunk.Text == "kettle");
        Assert.Null(await Store.FindAsync("other", "a", Cancellation));
        Assert.Equal(0, await Store.DeleteAsync("other", ["a"], Cancellation));
        Assert.NotNull(await Store.FindAsync("acme", "a", Cancellation));
    }

    [Fact]
    public async Task Documents_are_listed_the_last_indexed_first_and_none_twice()
    {
        for (var i = 0; i < 7; i++)
        {
            var page = Pages.Of($"d{i}", "one", "two");
            // Two at the same time: the id decides.
            await Index(page with { Document = page.Document with { IndexedAt = Samples.Start.AddMinutes(i / 2) } });
        }

        var seen = new List<DocumentRow>();
        string? cursor = null;
        do
        {
            var page = await Store.ListAsync("acme", DocumentFilter.All, cursor, 3, Cancellation);
            Assert.True(page.Items.Count <= 3);
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(["d6", "d5", "d4", "d3", "d2", "d1", "d0"], seen.Select(row => row.Document.Id));
        Assert.All(seen, row => Assert.Equal(2, row.Chunks));
    }

    [Fact]
    public async Task Documents_are_found_by_parts_of_title_and_address_and_by_source()
    {
        foreach (var (id, source, title) in ((string, string?, string)[])[("d1", "site", "Kettles 50%"), ("d2", "site", "Cups"), ("d3", null, "Kettle lids")])
        {
            var page = Pages.Of(id, "one");
            await Index(page with { Document = page.Document with { SourceId = source, Title = title, Url = $"https://acme.example/{id}", IndexedAt = Samples.Start } });
        }

        Assert.Equal(["d3", "d1"], await ListedAsync(new("KETTLE")));
        Assert.Equal(["d1"], await ListedAsync(new("0%")));
        Assert.Equal(["d2"], await ListedAsync(new("example/d2")));
        Assert.Equal(["d2", "d1"], await ListedAsync(new(SourceId: "site")));
        Assert.Equal(["d1"], await ListedAsync(new("kettle", "site")));
        Assert.Equal(["d3"], await ListedAsync(new(SourceId: BotConfig.Uploads)));
        Assert.Empty(await ListedAsync(new(SourceId: "none")));

        async Task<IEnumerable<string>> ListedAsync(DocumentFilter filter) =>
            (await Store.ListAsync("acme", filter, null, 9, Cancellation)).Items.Select(row => row.Document.Id);
    }

    [Fact]
    public async Task A_document_is_found_whole_with_its_passages_in_order()
    {
        await Index(Pages.Of("d1", "one", "two", "three"));
        await Index(Pages.Of("d2", "another"));

        var whole = await Store.FindWholeAsync("acme", "d1", Cancellation);

        Assert.Equal("d1", whole!.Document.Id);
        Assert.Equal([0, 1, 2], whole.Passages.Select(passage => passage.Ordinal));
        Assert.Equal(3, whole.Passages.Select(passage => passage.Text).Distinct().Count());
        Assert.Null(await Store.FindWholeAsync("acme", "gone", Cancellation));
        Assert.Null(await Store.FindWholeAsync("other", "d1", Cancellation));
    }

    [Theory]
    [InlineData("not a cursor")]
    [InlineData("AAAA")]
    public async Task A_cursor_of_another_list_is_refused(string cursor)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => Store.ListAsync("acme", DocumentFilter.All, cursor, 3, Cancellation));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }

    [Fact]
    public async Task The_status_counts_documents_chunks_and_bytes()
    {
        var page = Pages.Of("a", "one", "two");
        await Index(page with { Document = page.Document with { Bytes = 5_000_000_000 } }, Pages.Of("b", "three"));

        Assert.Equal(new KnowledgeStatus(2, 3, 5_000_000_005, null), await Store.GetStatusAsync("acme", Cancellation));
    }

    [Fact]
    public async Task Searches_beside_writes_see_each_document_whole_or_not_at_all()
    {
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; i < 40; i++)
                {
                    await Index(Pages.Vectored("a", "A", ($"kettle {i}", Pages.Axis(i % 4)), ($"teapot {i}", Pages.Axis((i + 1) % 4))));
                }
            },
            Cancellation);

        while (!writing.IsCompleted)
        {
            var hits = await Search("kettle teapot");
            Assert.True(hits.Count is 0 or 2, $"{hits.Count} passages of two.");
            Assert.True((await Near(Pages.Axis(0), 10)).Count is 0 or 2);
        }

        await writing;
        Assert.Equal(2, (await Near(Pages.Axis(0), 10)).Count);
    }

    private const string Next = "test/next/8";

    /// <summary>Of other dimensions than <see cref="Pages.Axis"/>.</summary>
    private static float[] NextVector(string text)
    {
        var vector = new float[8];
        vector[text.Length - 3] = 1;
        return vector;
    }

    [Fact]
    public async Task Of_many_who_write_at_once_no_more_is_taken_than_the_quota_allows()
    {
        var quota = new KnowledgeQuota(Documents: 5, Bytes: 0);

        var leftOut = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Store.ReplaceAsync("acme", [Pages.Of($"a{i}", "One."), Pages.Of($"b{i}", "Two.")], quota, Cancellation)));

        Assert.Equal(5, (await Store.GetStatusAsync("acme", Cancellation)).Documents);
        Assert.Equal(7, leftOut.Sum(documents => documents.Count));
        Assert.All(leftOut.SelectMany(documents => documents.Values), reason => Assert.Equal("The plan's 5 documents are used up (documents).", reason));
    }

    [Fact]
    public async Task A_document_in_the_place_of_another_takes_no_more_of_the_quota_than_the_bytes_it_has_more()
    {
        await Index(Pages.Of("a", "One."), Pages.Of("b", "Two."));
        var bytes = (await Store.GetStatusAsync("acme", Cancellation)).Bytes;
        var quota = new KnowledgeQuota(Documents: 2, bytes);

        Assert.Empty(await Store.ReplaceAsync("acme", [Pages.Of("a", "Six.")], quota, Cancellation));
        var larger = Pages.Of("b", "Four.");
        larger = larger with { Document = larger.Document with { Bytes = larger.Document.Bytes + 1 } };
        Assert.Equal("b", Assert.Single(await Store.ReplaceAsync("acme", [larger], quota, Cancellation)).Key);
        Assert.Single(await Store.ReplaceAsync("acme", [Pages.Of("c", "Five.")], quota, Cancellation));

        Assert.Single(await Search("six"));
        Assert.Single(await Search("two"));
        Assert.Empty(await Search("four"));
        Assert.Empty(await Search("five"));
    }

    private async Task Index(params IndexedDocument[] documents) => await Store.ReplaceAsync("acme", documents, KnowledgeQuota.None, Cancellation);

    private Task<IReadOnlyList<ScoredChunk>> Search(string query, int k = 10) => Store.SearchLexicalAsync("acme", query, k, Cancellation);

    private Task<IReadOnlyList<ScoredChunk>> Near(ReadOnlyMemory<float> vector, int k) =>
        Store.SearchVectorAsync("acme", Pages.Model, vector, k, Cancellation);
}
