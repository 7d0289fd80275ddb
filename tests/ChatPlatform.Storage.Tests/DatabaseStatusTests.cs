namespace ChatPlatform.Storage.Tests;

/// <summary>How the platform's database tells how it is; a class for each placement runs it.</summary>
public abstract class DatabaseStatusTests : StoreKit
{
    [Fact]
    public async Task A_database_in_use_names_itself_takes_writes_and_is_up_to_date()
    {
        var status = await Fixture.Get<IDatabaseStatus>().ReadAsync(Cancellation);

        Assert.Matches(@"^(SQLite|PostgreSQL) \d+", status.Product);
        Assert.True(status.IsWritable);
        Assert.True(status.Bytes > 0);
        Assert.NotEmpty(status.Schemas);
        Assert.All(status.Schemas, schema => Assert.True(schema.Applied > 0 && schema.Applied == schema.Newest));
    }
}

public sealed class SqliteDatabaseStatusTests : DatabaseStatusTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}

public sealed class PostgresDatabaseStatusTests : DatabaseStatusTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
