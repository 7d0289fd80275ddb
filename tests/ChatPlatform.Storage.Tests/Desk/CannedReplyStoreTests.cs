using ChatPlatform.Desk;
using ChatPlatform.Storage.Desk;

namespace ChatPlatform.Storage.Tests.Desk;

/// <summary>What every store of canned replies does; a class for each placement runs it.</summary>
public abstract class CannedReplyStoreTests : StoreKit
{
    private ICannedReplyStore Store => Fixture.Get<ICannedReplyStore>();

    [Fact]
    public async Task Replies_come_by_title_and_are_the_tenants_own()
    {
        await Store.AddAsync("acme", new CannedReply("1", "b", "Bye \0.", 1), Cancellation);
        await Store.AddAsync("acme", new CannedReply("2", "a", "Hello.", 1), Cancellation);

        Assert.Equal([new("2", "a", "Hello.", 1), new("1", "b", "Bye \0.", 1)], await Store.ListAsync("acme", Cancellation));
        Assert.Equal(new CannedReply("1", "b", "Bye \0.", 1), await Store.FindAsync("acme", "1", Cancellation));
        Assert.Empty(await Store.ListAsync("other", Cancellation));
        Assert.Null(await Store.FindAsync("other", "1", Cancellation));
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_one_does()
    {
        await Store.AddAsync("acme", new CannedReply("1", "Hi", "Hello.", 1), Cancellation);

        Assert.True(await Store.UpdateAsync("acme", new CannedReply("1", "Hi", "Hello!", 2), Cancellation));
        Assert.False(await Store.UpdateAsync("acme", new CannedReply("1", "Hi", "Hello?", 2), Cancellation));
        Assert.False(await Store.UpdateAsync("other", new CannedReply("1", "Hi", "Hello?", 3), Cancellation));
        Assert.Equal("Hello!", (await Store.FindAsync("acme", "1", Cancellation))!.Text);
    }

    [Fact]
    public async Task A_reply_is_deleted_once_and_by_its_tenant()
    {
        await Store.AddAsync("acme", new CannedReply("1", "Hi", "Hello.", 1), Cancellation);

        Assert.False(await Store.DeleteAsync("other", "1", Cancellation));
        Assert.True(await Store.DeleteAsync("acme", "1", Cancellation));
        Assert.False(await Store.DeleteAsync("acme", "1", Cancellation));
    }
}
