using ChatPlatform.Desk;
using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Recovery;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace ChatPlatform.Grains.Tests.Tenants;

/// <summary>A tenant is marked, and later removed, whatever breaks off on the way.</summary>
public sealed class TenantDeletionTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ChatCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_marked_tenant_is_dark_at_once_and_restored_as_it_was()
    {
        await _cluster.TenantGrain().Update(new TenantDraft(Status: TenantStatus.Suspended), null);

        var deletion = await _cluster.TenantGrain().Delete("me", grace: null);

        Assert.Equal((DeletionState.Scheduled, _cluster.Time.GetUtcNow().AddDays(7)), (deletion.State, deletion.DeletesAt));
        var marked = (await _cluster.TenantGrain().GetConfig())!;
        Assert.Equal((TenantStatus.Deleting, deletion.DeletesAt), (marked.Status, marked.DeletesAt));
        await RefusesAsync(ErrorCodes.TenantSuspended, () => _cluster.TenantGrain().AdmitVisit(ChatCluster.Origin, null));
        await RefusesAsync(ErrorCodes.TenantSuspended, () => _cluster.Session().Send(new VisitorMessage("c1", "?")));
        await RefusesAsync(ErrorCodes.TenantDeleting, () => _cluster.TenantGrain().Update(new TenantDraft(Status: TenantStatus.Active), null));
        await RefusesAsync(ErrorCodes.TenantExists, () => _cluster.TenantGrain().Create(new TenantDraft("New")));

        Assert.Equal(TenantStatus.Suspended, (await _cluster.TenantGrain().Restore()).Status);
        Assert.Null((await _cluster.TenantGrain().GetConfig())!.DeletesAt);
        Assert.Equal(DeletionState.Restored, (await _cluster.Deletions.FindAsync(deletion.Id, Cancellation))!.State);
        await RefusesAsync(ErrorCodes.Conflict, () => _cluster.TenantGrain().Restore());
    }

    [Fact]
    public async Task Asked_again_a_deletion_is_brought_forward_and_never_put_off()
    {
        var first = await _cluster.TenantGrain().Delete("me", TimeSpan.FromHours(48));

        var later = await _cluster.TenantGrain().Delete("you", TimeSpan.FromHours(72));
        var sooner = await _cluster.TenantGrain().Delete("you", TimeSpan.FromHours(24));

        Assert.Equal(first.DeletesAt, later.DeletesAt);
        Assert.Equal((first.Id, "me", first.DeletesAt.AddHours(-24)), (sooner.Id, sooner.RequestedBy, sooner.DeletesAt));
        await RefusesAsync(ErrorCodes.InvalidRequest, () => _cluster.TenantGrain().Delete("me", TimeSpan.FromDays(91)));
        await RefusesAsync(ErrorCodes.InvalidRequest, () => _cluster.TenantGrain().Delete("me", TimeSpan.FromHours(-1)));
        await RefusesAsync(ErrorCodes.TenantNotFound, () => _cluster.TenantGrain("nobody").Delete("me", null));
    }

    [Fact]
    public async Task When_the_grace_time_is_over_the_tenant_is_removed_by_itself()
    {
        await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        var deletion = await _cluster.TenantGrain().Delete("me", TimeSpan.FromHours(1));
        using var upkeep = new TenantUpkeep(_cluster.Deletions, _cluster.Grains, _cluster.Time, NullLogger<TenantUpkeep>.Instance);
        await upkeep.StartAsync(Cancellation);
        Assert.NotNull(await _cluster.TenantGrain().GetConfig());

        var receipt = await CompletedAsync(deletion.Id, () => _cluster.Time.Advance(TimeSpan.FromMinutes(1)));

        Assert.True(receipt.CompletedAt >= deletion.DeletesAt);
        Assert.Empty(Directory.GetFiles(_cluster.TenantsFolder));
        Assert.Null(await _cluster.Grains.GetGrain<IOriginGrain>("acme.example").GetTenant());
        Assert.Null(await _cluster.TenantGrain().GetConfig());
        await upkeep.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_later_tenant_of_the_name_begins_empty_also_in_memory()
    {
        await _cluster.Session().Send(new VisitorMessage("c1", "A secret of the first"));
        Assert.NotNull(await _cluster.Session().GetTranscript());
        var watcher = _cluster.Session().Watch(null, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await watcher.MoveNextAsync());

        await _cluster.HandOverByAsync(new HandoverRule(Enabled: true));
        await _cluster.Session("s2").RequestHuman(new HumanRequest());
        Assert.Single((await _cluster.Inbox().GetSnapshot()).Items);

        var deletion = await _cluster.TenantGrain().Delete("me", TimeSpan.Zero);
        await CompletedAsync(deletion.Id);
        await _cluster.TenantGrain().Create(new TenantDraft("New"));

        Assert.Null(await _cluster.Session().GetTranscript());
        Assert.Empty((await _cluster.Conversations.ListAsync(ChatCluster.Tenant, SessionFilter.All, null, 10, Cancellation)).Items);
        Assert.Empty((await _cluster.Inbox().GetSnapshot()).Items);
        while (await watcher.MoveNextAsync().AsTask().WaitAsync(Patience, Cancellation))
        {
            // What was under way; then it ends.
        }
    }

    [Theory]
    [InlineData("before CloseAsync")]
    [InlineData("after CloseAsync")]
    [InlineData("before CountAsync")]
    [InlineData("after CountAsync")]
    [InlineData("before ListSessionsAsync")]
    [InlineData("before DeleteAsync")]
    [InlineData("after DeleteAsync")]
    public async Task A_removal_that_breaks_off_goes_on_and_the_receipt_is_the_same(string point)
    {
        await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        _cluster.DataFaults.BreakAt(point);
        var deletion = await _cluster.TenantGrain().Delete("me", TimeSpan.Zero);
        await StateAsync(deletion.Id, state => state == DeletionState.Removing);

        await RefusesAsync(ErrorCodes.TenantExists, () => _cluster.TenantGrain().Create(new TenantDraft("New")));
        await RefusesAsync(ErrorCodes.Conflict, () => _cluster.TenantGrain().Restore());
        var receipt = await CompletedAsync(deletion.Id, () => _ = _cluster.TenantGrain().GoOnDeleting());

        Assert.Equal(1, receipt.Removed.Single(item => item.Name == "sessions").Count);
        Assert.Equal(2, receipt.Removed.Single(item => item.Name == "messages").Count);
        Assert.Equal(1, receipt.Removed.Single(item => item.Name == "tenants").Count);
        Assert.Equal(1, receipt.Removed.Single(item => item.Name == "origin_hosts").Count);
        Assert.Contains(receipt.Removed, item => item is { Kind: RemovedKind.File, Name: "acme.db", Count: > 0 });
        Assert.Empty(Directory.GetFiles(_cluster.TenantsFolder));
        Assert.Equal("New", (await _cluster.TenantGrain().Create(new TenantDraft("New"))).Name);
    }

    private static async Task RefusesAsync(string code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<ChatException>(call)).Code);

    private Task<DeletionReceipt> CompletedAsync(string id, Action? nudge = null) => StateAsync(id, state => state == DeletionState.Completed, nudge);

    private async Task<DeletionReceipt> StateAsync(string id, Predicate<DeletionState> isMeant, Action? nudge = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await _cluster.Deletions.FindAsync(id, Cancellation) is var receipt)
        {
            if (isMeant(receipt!.State))
            {
                return receipt;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"The deletion stays {receipt.State}.");
            nudge?.Invoke();
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System, Cancellation);
        }

        throw new InvalidOperationException();
    }
}
