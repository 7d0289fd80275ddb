namespace ChatPlatform.Storage.Tests.Platform;

public sealed class SqliteTenantDeletionTests : TenantDeletionTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());

    [Fact]
    public async Task A_damaged_file_can_be_removed_all_the_same()
    {
        var file = Path.Combine(((SqliteFixture)Fixture).Folder, "tenants", "acme.db");
        var data = Fixture.Get<ITenantData>();
        await data.CloseAsync("acme", Cancellation);
        await File.WriteAllTextAsync(file, new string('x', 4096), Cancellation);

        Assert.Equal(("acme.db", 4096L), Assert.Single(await data.CountAsync("acme", Cancellation)) is var item ? (item.Name, item.Count) : default);
        Assert.Empty(await data.ListSessionsAsync("acme", Cancellation).ToListAsync(Cancellation));
        await data.DeleteAsync("acme", Cancellation);

        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(file)!), path => path.Contains("acme", StringComparison.Ordinal));
    }
}
