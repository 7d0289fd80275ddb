using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Recovery;
using ChatPlatform.Sources;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatPlatform.Grains.Tests.Sources;

public sealed class SourceGrainTests : IAsyncLifetime
{
    private SourceCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await SourceCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_created_source_is_read_to_its_end()
    {
        var source = _cluster.Source();

        var created = await source.Create(_cluster.Spec());
        var ended = await SourceCluster.UntilEndedAsync(source);

        Assert.Equal(("site", SourceType.Site, _cluster.Site.Url.AbsoluteUri), (created.Id, created.Type, created.Url));
        Assert.Contains(created.Status, (SourceState[])[SourceState.Queued, SourceState.Running]);
        Assert.Equal(SourceState.Succeeded, ended.Status);
        Assert.Equal(new PageCounts(5, 5, 5, 0, 0, 0), ended.Pages);
        Assert.Equal(5, ended.Chunks);
        Assert.NotNull(ended.FinishedAt);
        Assert.Single(await _cluster.Knowledge.SearchLexicalAsync(SourceCluster.Tenant, "p3", 5, Cancellation));
    }

    [Fact]
    public async Task A_run_keeps_to_the_tenants_quota_as_it_is_at_its_beginning()
    {
        await _cluster.TenantGrain().Create(new TenantDraft(Limits: new TenantLimits(Documents: 3)));
        await _cluster.Source().Create(_cluster.Spec());
        Assert.Equal((3, 2), await IndexedAndSkippedAsync());

        await _cluster.TenantGrain().Update(new TenantDraft(Limits: new TenantLimits(Documents: 4)), null);
        await _cluster.Source().Sync();
        Assert.Equal((4, 1), await IndexedAndSkippedAsync());

        async Task<(int Indexed, int Skipped)> IndexedAndSkippedAsync()
        {
            var pages = (await SourceCluster.UntilEndedAsync(_cluster.Source())).Pages;
            return (pages.Indexed + pages.Unchanged, pages.Skipped);
        }
    }

    [Fact]
    public async Task The_status_follows_the_run_while_it_is_on()
    {
        _cluster.Site.Hold();
        var source = _cluster.Source();
        await source.Create(_cluster.Spec());

        var status = await SourceCluster.UntilAsync(source, status => status.Pages.Indexed == 1, "the first page");

        Assert.Equal(SourceState.Running, status.Status);
        Assert.Equal(5, status.Pages.Found);
        Assert.Null(status.FinishedAt);
    }

    [Fact]
    public async Task A_source_is_not_read_twice_at_once()
    {
        _cluster.Site.Hold();
        var source = _cluster.Source();
        await source.Create(_cluster.Spec());
        await _cluster.Site.UntilHeldAsync();

        var refusal = await Assert.ThrowsAsync<ChatException>(source.Sync);

        Assert.Equal(ErrorCodes.SourceBusy, refusal.Code);
        Assert.NotNull(refusal.RetryAfter);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_it_indexed_and_a_sync_reads_the_rest()
    {
        _cluster.Site.Hold();
        var source = _cluster.Source();
        await source.Create(_cluster.Spec());
        await SourceCluster.UntilAsync(source, status => status.Pages.Indexed == 1, "the first page");

        var cancelled = await source.Cancel();

        Assert.Equal(SourceState.Cancelled, cancelled.Status);
        Assert.Equal(1, cancelled.Chunks);
        Assert.NotNull(cancelled.FinishedAt);

        _cluster.Site.Release();
        await source.Sync();
        var ended = await SourceCluster.UntilEndedAsync(source);

        Assert.Equal(SourceState.Succeeded, ended.Status);
        Assert.Equal(5, ended.Chunks);
    }

    [Fact]
    public async Task Cancelling_an_ended_run_changes_nothing()
    {
        var source = _cluster.Source();
        await source.Create(_cluster.Spec());
        var ended = await SourceCluster.UntilEndedAsync(source);

        Assert.Equal(ended, await source.Cancel());
    }

    [Fact]
    public async Task Deleting_ends_the_run_and_leaves_nothing()
    {
        _cluster.Site.Hold();
        var source = _cluster.Source();
        await source.Create(_cluster.Spec());
        await SourceCluster.UntilAsync(source, status => status.Pages.Indexed == 1, "the first page");

        await source.Delete();

        Assert.Null(await _cluster.Source().GetStatus());
        Assert.Equal(0, (await _cluster.Knowledge.GetStatusAsync(SourceCluster.Tenant, Cancellation)).Documents);
        Assert.Null(await _cluster.Sources.FindAsync(SourceCluster.Tenant, "site", Cancellation));
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Source().Sync());
        Assert.Equal(ErrorCodes.SourceNotFound, refusal.Code);
    }

    [Fact]
    public async Task A_run_that_a_restart_ended_goes_on_and_reads_no_page_twice()
    {
        _cluster.Site.Hold();
        await _cluster.Source().Create(_cluster.Spec());
        await SourceCluster.UntilAsync(_cluster.Source(), status => status.Pages.Indexed == 1, "the first page");

        await _cluster.RestartAsync();
        Assert.Equal([SourceState.Running], await StatesAsync());
        _cluster.Site.Release();
        var ended = await SourceCluster.UntilEndedAsync(_cluster.Source());

        Assert.Equal(SourceState.Succeeded, ended.Status);
        Assert.Equal(5, ended.Pages.Found);
        Assert.Equal(5, ended.Chunks);
        Assert.Equal(1, (await _cluster.Sources.FindAsync(SourceCluster.Tenant, "site", Cancellation))!.Run.Number);
    }

    [Fact]
    public async Task Sources_with_work_left_are_woken_after_a_start()
    {
        _cluster.Site.Hold();
        await _cluster.Source().Create(_cluster.Spec());
        await _cluster.Site.UntilHeldAsync();
        await _cluster.RestartAsync();
        _cluster.Site.Release();

        using var waker = new UnfinishedWorkWaker(_cluster.Unfinished, _cluster.Grains, TimeProvider.System, NullLogger<UnfinishedWorkWaker>.Instance);
        await waker.StartAsync(Cancellation);

        // The store is looked at and not the grain: asking that would wake it.
        using var patience = new CancellationTokenSource(SourceCluster.Patience);
        while ((await StatesAsync())[0] is SourceState.Running or SourceState.Queued)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal([SourceState.Succeeded], await StatesAsync());
        await waker.StopAsync(Cancellation);
    }

    [Theory]
    [InlineData("file:///etc/passwd", ErrorCodes.UrlNotAllowed)]
    [InlineData("http://169.254.169.254/latest/meta-data/", ErrorCodes.UrlNotAllowed)]
    [InlineData("http://user:secret@example.com/", ErrorCodes.UrlNotAllowed)]
    [InlineData("not a url", ErrorCodes.InvalidRequest)]
    [InlineData("", ErrorCodes.InvalidRequest)]
    public async Task A_url_that_is_not_to_be_read_is_refused_and_nothing_is_stored(string url, string code)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Source().Create(_cluster.Spec() with { Url = url }));

        Assert.Equal(code, refusal.Code);
        Assert.Null(await _cluster.Source().GetStatus());
        Assert.Empty((await _cluster.Sources.ListAsync(SourceCluster.Tenant, null, 10, Cancellation)).Items);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50_001)]
    public async Task A_limit_out_of_range_is_refused(int maxPages)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Source().Create(_cluster.Spec(maxPages)));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }

    [Fact]
    public async Task A_source_is_created_once()
    {
        await _cluster.Source().Create(_cluster.Spec());

        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Source().Create(_cluster.Spec()));

        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
    }

    [Fact]
    public async Task Without_the_tenant_there_is_no_source()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Source(tenant: "nobody").Create(_cluster.Spec()));

        Assert.Equal(ErrorCodes.TenantNotFound, refusal.Code);
        Assert.Null(await _cluster.Source(tenant: "nobody").GetStatus());
    }

    [Fact]
    public async Task Two_tenants_may_have_a_source_of_the_same_id_and_each_deletes_its_own()
    {
        await _cluster.AddTenantAsync("other");
        await _cluster.Source().Create(_cluster.Spec());
        await _cluster.Source(tenant: "other").Create(_cluster.Spec());
        await SourceCluster.UntilEndedAsync(_cluster.Source());
        await SourceCluster.UntilEndedAsync(_cluster.Source(tenant: "other"));

        await _cluster.Source().Delete();

        Assert.Equal(5, (await _cluster.Source(tenant: "other").GetStatus())!.Chunks);
    }

    private async Task<List<SourceState>> StatesAsync() =>
        [.. (await _cluster.Sources.ListAsync(SourceCluster.Tenant, null, 10, Cancellation)).Items.Select(source => source.Run.State)];

    [Fact]
    public async Task A_suspended_tenants_run_stops_and_goes_on_with_the_tenant()
    {
        var tenant = _cluster.Grains.GetGrain<ITenantGrain>(SourceCluster.Tenant);
        await tenant.Create(new TenantDraft("Acme"));
        _cluster.Site.Hold();
        var source = _cluster.Source();
        await source.Create(_cluster.Spec());
        await _cluster.Site.UntilHeldAsync();

        await tenant.Update(new TenantDraft(Status: TenantStatus.Suspended), null);

        await _cluster.Site.UntilAbandonedAsync();
        _cluster.Site.Release();
        Assert.Equal(ErrorCodes.TenantSuspended, (await Assert.ThrowsAsync<ChatException>(source.Sync)).Code);
        Assert.Equal(ErrorCodes.TenantSuspended, (await Assert.ThrowsAsync<ChatException>(() => _cluster.Source("second").Create(_cluster.Spec()))).Code);
        Assert.Equal(SourceState.Running, (await source.GetStatus())!.Status);

        await tenant.Update(new TenantDraft(Status: TenantStatus.Active), null);
        Assert.Equal(SourceState.Succeeded, (await SourceCluster.UntilEndedAsync(source)).Status);
    }
}
