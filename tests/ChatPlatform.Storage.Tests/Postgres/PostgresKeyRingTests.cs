using ChatPlatform.Storage.Postgres;
using Microsoft.AspNetCore.DataProtection;

namespace ChatPlatform.Storage.Tests.Postgres;

public sealed class PostgresKeyRingTests
{
    [Fact]
    public async Task What_one_node_protects_another_opens()
    {
        await using var first = await PostgresFixture.CreateAsync();
        await using var second = PostgresFixture.Over(first.Server, first.ConnectionString);

        var secret = first.Get<IDataProtectionProvider>().CreateProtector("test").Protect("visitor");

        Assert.Equal("visitor", second.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret));
        Assert.Single(second.Get<PostgresKeyRing>().GetAllElements());
    }
}
