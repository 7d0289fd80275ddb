using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Streams;

public sealed class StreamTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task All_items_arrive_in_order(int count)
    {
        var items = await Grain($"count {count}").Count(count, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, count), items);
    }

    [Fact]
    public async Task The_method_runs_when_the_first_item_is_asked_for()
    {
        var stream = Grain("lazy").Count(1, Cancellation);
        await using var reader = stream.GetAsyncEnumerator(Cancellation);
        await Grain("lazy").Touch();
        Assert.DoesNotContain("lazy begins", fixture.Probe.Events);

        Assert.True(await reader.MoveNextAsync());

        Assert.Contains("lazy begins", fixture.Probe.Events);
    }

    [Fact]
    public async Task Each_enumeration_runs_the_method_anew()
    {
        var stream = Grain("twice").Count(2, Cancellation);

        Assert.Equal([1, 2], await stream.ToListAsync(Cancellation));
        Assert.Equal([1, 2], await stream.ToListAsync(Cancellation));
        Assert.Equal(2, fixture.Probe.Events.Count(text => text == "twice begins"));
    }

    [Fact]
    public async Task An_item_arrives_while_the_next_is_still_awaited()
    {
        await using var reader = Grain("gated").Gated(Cancellation).GetAsyncEnumerator(Cancellation);

        for (var i = 1; i <= 3; i++)
        {
            var next = reader.MoveNextAsync();
            await fixture.Probe.Seen($"gated waits for {i}");
            fixture.Probe.Open($"gated {i}");
            Assert.True(await next);
            Assert.Equal(i, reader.Current);

            // After a wait the grain goes on only when the next item is asked for.
            Assert.DoesNotContain($"gated waits for {i + 1}", fixture.Probe.Events);
        }

        fixture.Probe.Open("gated 4");
    }

    [Fact]
    public async Task A_stream_flows_while_a_call_of_the_same_grain_is_suspended()
    {
        var grain = Grain("beside");
        var hold = grain.Hold();

        Assert.Equal([1, 2, 3], await grain.Count(3, Cancellation).ToListAsync(Cancellation));

        fixture.Probe.Open("beside hold");
        await hold;
    }

    [Fact]
    public async Task A_call_runs_while_a_stream_of_the_same_grain_waits_for_an_item()
    {
        var grain = Grain("waiting");
        await using var reader = grain.Gated(Cancellation).GetAsyncEnumerator(Cancellation);
        var next = reader.MoveNextAsync();
        await fixture.Probe.Seen("waiting waits for 1");

        Assert.Equal("waiting", await grain.Touch());

        fixture.Probe.Open("waiting 1");
        Assert.True(await next);
        fixture.Probe.Open("waiting 2");
    }

    [Fact]
    public async Task An_iterator_runs_ahead_of_the_reader_as_long_as_it_need_not_wait()
    {
        await using var reader = Grain("ahead").RunAhead(Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.True(await reader.MoveNextAsync());

        Assert.Contains("ahead makes 5", fixture.Probe.Events);
        fixture.Probe.Open("ahead rest");
    }

    [Fact]
    public async Task A_batch_size_of_one_keeps_an_iterator_in_step_with_its_reader()
    {
        await using var reader = Grain("in step").RunAhead(Cancellation).WithBatchSize(1).GetAsyncEnumerator(Cancellation);

        Assert.True(await reader.MoveNextAsync());

        Assert.DoesNotContain("in step makes 2", fixture.Probe.Events);
        fixture.Probe.Open("in step rest");
    }

    [Fact]
    public async Task Cancelling_reaches_the_iterator_and_ends_the_reading()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var reader = Grain("cancel").Endless(cancellation.Token).GetAsyncEnumerator(Cancellation);
        Assert.True(await reader.MoveNextAsync());
        var next = reader.MoveNextAsync();
        await fixture.Probe.Seen("cancel waits");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await fixture.Probe.Seen("cancel left inside");
    }

    [Fact]
    public async Task The_token_of_an_iterator_without_EnumeratorCancellation_is_never_cancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var reader = Grain("deaf").Deaf(cancellation.Token).GetAsyncEnumerator(Cancellation);
        Assert.True(await reader.MoveNextAsync());
        var next = reader.MoveNextAsync();
        await fixture.Probe.Seen("deaf waits");

        await cancellation.CancelAsync();
        fixture.Probe.Open("deaf goes on");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);

        await fixture.Probe.Seen("deaf heard False");
    }

    [Fact]
    public async Task A_reader_that_leaves_early_ends_the_iterator()
    {
        await foreach (var item in Grain("early").Endless(Cancellation).WithCancellation(Cancellation))
        {
            Assert.Equal(1, item);
            break;
        }

        // Disposing waits for the grain, so it has left by now.
        Assert.Contains("early left inside", fixture.Probe.Events);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task What_an_iterator_throws_reaches_the_reader_after_the_items_before(int items)
    {
        var read = new List<int>();

        var thrown = await Assert.ThrowsAsync<Failures.RefusedException>(async () =>
        {
            await foreach (var item in Grain($"failing {items}").Failing(items, Cancellation).WithCancellation(Cancellation))
                read.Add(item);
        });

        Assert.Equal("stream", thrown.Code);
        Assert.Equal(Enumerable.Range(0, items), read);
    }

    [Fact]
    public async Task A_stream_ends_with_its_activation()
    {
        var grain = Grain("leaving");
        await using var reader = grain.Endless(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reader.MoveNextAsync());

        await grain.Leave();
        await fixture.Probe.Seen("leaving left inside");

        await Assert.ThrowsAsync<EnumerationAbortedException>(async () => await reader.MoveNextAsync());
        Assert.Equal("leaving", await grain.Touch());
    }

    private IStreamGrain Grain(string key) => fixture.Client.GetGrain<IStreamGrain>(key);
}
