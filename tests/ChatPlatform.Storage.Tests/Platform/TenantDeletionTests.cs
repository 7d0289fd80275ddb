using System.Security.Cryptography;
using System.Text;
using ChatPlatform.Sessions;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Tests.Knowledge;
using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Tests.Platform;

/// <summary>What every placement does to remove a tenant and to tell of it.</summary>
public abstract class TenantDeletionTests : StoreKit
{
    private ITenantDeletions Deletions => Fixture.Get<ITenantDeletions>();

    private ITenantData Data => Fixture.Get<ITenantData>();

    private ITenantStore Tenants => Fixture.Get<ITenantStore>();

    private IConversationStore Conversations => Fixture.Get<IConversationStore>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var tenant in (string[])["acme", "other"])
        {
            await Conversations.AppendAsync(tenant, Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);
            await Conversations.AppendAsync(tenant, Samples.Header("s2"), [Samples.Question("q2", 1)], Cancellation);
            await Fixture.Get<ISourceStore>().AddAsync(tenant, new("site", new(SourceType.Site, $"https://{tenant}.example/", 9, [], []), Samples.Start, SourceRun.None), Cancellation);
            await Fixture.Get<IKnowledgeStore>().ReplaceAsync(tenant, [Pages.Vectored("doc", "Boots", ("Waterproof boots", Pages.Axis(0)), ("Laces", Pages.Axis(1)))], KnowledgeQuota.None, Cancellation);
            await Fixture.Get<IApiKeyStore>().AddAsync(new($"k-{tenant}", tenant, ApiKeyScope.Chat, "p", Samples.Start, null), Encoding.UTF8.GetBytes(tenant), Cancellation);
        }
    }

    [Fact]
    public async Task A_tenant_goes_with_all_it_has_the_receipt_says_so_and_no_other_is_touched()
    {
        var deletion = await ScheduledAsync();
        await Deletions.BeginAsync(deletion, Cancellation);
        await Data.CloseAsync("acme", Cancellation);
        var counted = deletion with { Removed = await Data.CountAsync("acme", Cancellation) };
        Assert.True(await Deletions.BeginAsync(counted, Cancellation));
        await Data.DeleteAsync("acme", Cancellation);

        var receipt = await Deletions.CompleteAsync(counted, Samples.Start.AddDays(8), Cancellation);

        Assert.Equal(
            [("api_keys", 1), ("chunks", 2), ("documents", 1), ("messages", 3), ("sessions", 2), ("sources", 1), ("tenants", 1)],
            receipt.Removed.Where(item => item.Kind == RemovedKind.Table && item.Name is not ("embedding_models" or "chunk_numbers" or "chunk_words" or "message_words" or "chunk_vectors"))
                .Select(item => (item.Name, item.Count)));
        Assert.Equal(DeletionState.Completed, receipt.State);
        Assert.Null(await Tenants.FindAsync("acme", Cancellation));
        Assert.Null(await Fixture.Get<IApiKeyStore>().FindAsync("acme"u8.ToArray(), Cancellation));
        Assert.Empty(await Data.CountAsync("acme", Cancellation));
        Assert.NotNull(await Tenants.FindAsync("other", Cancellation));
        Assert.NotNull(await Fixture.Get<IApiKeyStore>().FindAsync("other"u8.ToArray(), Cancellation));
        Assert.Equal(2, (await Conversations.ListAsync("other", SessionFilter.All, null, 9, Cancellation)).Items.Count);
        Assert.Equal(2, (await Fixture.Get<IKnowledgeStore>().GetStatusAsync("other", Cancellation)).Chunks);

        Assert.Equal(receipt.Checksum, (await Deletions.CompleteAsync(counted, Samples.Start.AddDays(9), Cancellation)).Checksum);
        await Fixture.AddTenantAsync("acme");
        Assert.Empty((await Conversations.ListAsync("acme", SessionFilter.All, null, 9, Cancellation)).Items);
    }

    [Fact]
    public async Task The_checksum_of_a_receipt_can_be_computed_by_whoever_holds_it()
    {
        var deletion = await ScheduledAsync();

        var receipt = await Deletions.CompleteAsync(deletion, Samples.Start.AddDays(8), Cancellation);

        var text = "d1\nacme\nkey cp_platform (k)\n2026-01-15T12:00:00Z\n2026-01-23T12:00:00Z\ntable api_keys 1\ntable tenants 1\n";
        Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), receipt.Checksum);
        var stored = (await Deletions.FindAsync("d1", Cancellation))!;
        Assert.Equal(receipt.Checksum, ReceiptSeal.ChecksumOf(stored));
        Assert.Equal(receipt.Removed, stored.Removed);
    }

    [Fact]
    public async Task What_is_closed_is_neither_read_nor_written_until_it_is_gone()
    {
        await Data.CloseAsync("acme", Cancellation);
        await Data.CloseAsync("acme", Cancellation);

        await RefusedAsync(() => Conversations.LoadAsync("acme", "s1", Cancellation));
        await RefusedAsync(() => Conversations.AppendAsync("acme", Samples.Header("s3"), [Samples.Question("q3", 1)], Cancellation));
        await RefusedAsync(() => Fixture.Get<IKnowledgeStore>().SearchLexicalAsync("acme", "boots", 5, Cancellation));
        Assert.Equal(["s1", "s2"], (await Data.ListSessionsAsync("acme", Cancellation).ToListAsync(Cancellation)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("acme", (await Fixture.Get<IUnfinishedWork>().ListAsync(DateTimeOffset.MaxValue, Cancellation).ToListAsync(Cancellation)).Select(item => item.TenantId));
        Assert.NotNull(await Conversations.LoadAsync("other", "s1", Cancellation));
    }

    [Fact]
    public async Task A_deletion_is_due_when_its_time_has_come_or_it_has_begun_and_not_when_it_was_taken_back()
    {
        var deletion = await ScheduledAsync();
        Assert.Empty(await Deletions.ListDueAsync(deletion.DeletesAt.AddTicks(-10), Cancellation));
        Assert.Equal(["acme"], await Deletions.ListDueAsync(deletion.DeletesAt, Cancellation));

        await Deletions.SaveAsync(Marked(3) with { Status = TenantStatus.Active }, deletion with { State = DeletionState.Restored }, Cancellation);

        Assert.Empty(await Deletions.ListDueAsync(DateTimeOffset.MaxValue, Cancellation));
        Assert.False(await Deletions.BeginAsync(deletion, Cancellation));
        Assert.Null(await Deletions.FindOpenAsync("acme", Cancellation));
        var second = deletion with { Id = "d2" };
        await Deletions.SaveAsync(Marked(4), second, Cancellation);
        Assert.True(await Deletions.BeginAsync(second, Cancellation));
        Assert.Equal(["acme"], await Deletions.ListDueAsync(DateTimeOffset.MinValue, Cancellation));
    }

    [Fact]
    public async Task One_that_has_begun_is_not_taken_back_and_nothing_of_the_attempt_is_stored()
    {
        var deletion = await ScheduledAsync();
        await Deletions.BeginAsync(deletion, Cancellation);

        var late = await Assert.ThrowsAsync<ChatException>(() => Deletions.SaveAsync(Marked(3), deletion with { State = DeletionState.Restored }, Cancellation));
        var stale = await Assert.ThrowsAsync<ChatException>(() => Deletions.SaveAsync(Marked(9), deletion with { Id = "d2", TenantId = "x" }, Cancellation));

        Assert.Equal((ErrorCodes.Conflict, ErrorCodes.Conflict), (late.Code, stale.Code));
        Assert.Equal(2, (await Tenants.FindAsync("acme", Cancellation))!.Version);
        Assert.Equal(DeletionState.Removing, (await Deletions.FindOpenAsync("acme", Cancellation))!.State);
        Assert.Null(await Deletions.FindAsync("d2", Cancellation));
    }

    [Fact]
    public async Task Pages_of_the_list_hold_every_receipt_once_the_last_requested_first()
    {
        await ScheduledAsync();
        await Deletions.SaveAsync(Samples.Tenant("other") with { Version = 2 }, Scheduled("d2", "other") with { RequestedAt = Samples.Start.AddDays(1) }, Cancellation);

        var first = await Deletions.ListAsync(null, null, 1, Cancellation);
        var second = await Deletions.ListAsync(null, first.NextCursor, 1, Cancellation);

        Assert.Equal(["d2", "d1"], first.Items.Concat(second.Items).Select(receipt => receipt.Id));
        Assert.Null(second.NextCursor);
        Assert.Equal("d1", Assert.Single((await Deletions.ListAsync("acme", null, 9, Cancellation)).Items).Id);
    }

    private static TenantConfig Marked(long version) => Samples.Tenant("acme") with { Status = TenantStatus.Deleting, Version = version };

    private static DeletionReceipt Scheduled(string id, string tenantId) => new(
        id, tenantId, DeletionState.Scheduled, "key cp_platform (k)", Samples.Start, Samples.Start.AddDays(7), TenantStatus.Active, []);

    private async Task<DeletionReceipt> ScheduledAsync()
    {
        var deletion = Scheduled("d1", "acme");
        await Deletions.SaveAsync(Marked(2), deletion, Cancellation);
        return deletion;
    }

    private static async Task RefusedAsync(Func<Task> call) =>
        Assert.Equal(ErrorCodes.TenantNotFound, (await Assert.ThrowsAsync<ChatException>(call)).Code);
}
