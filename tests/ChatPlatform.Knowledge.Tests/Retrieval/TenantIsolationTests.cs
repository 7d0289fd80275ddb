using ChatPlatform.Knowledge;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Knowledge.Tests.Support;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using CsCheck;

namespace ChatPlatform.Knowledge.Tests.Retrieval;

public sealed class TenantIsolationTests
{
    [Fact]
    public async Task No_query_whatever_finds_a_document_of_another_tenant()
    {
        await using var other = await FakeSite.StartAsync();
        await using var test = await SiteUnderTest.StartAsync();
        test.Allow(other);
        test.Site["/"] = FakePage.Article("apricot", "/a");
        test.Site["/a"] = FakePage.Article("blackberry");
        other["/"] = FakePage.Article("cranberry", "/b");
        other["/b"] = FakePage.Article("damson");
        await test.Host.AddTenantAsync("globex");
        var source = await SiteUnderTest.AddSourceAsync(test.Host, "globex", new SourceSpec(SourceType.Site, other.Url.AbsoluteUri, 10, [], []));
        await test.RunAsync();
        await test.Host.Reader.RunAsync("globex", source, KnowledgeQuota.None, null, TestContext.Current.CancellationToken);
        Assert.Equal(["/a"], await test.PagesWithAsync("blackberry"));
        Assert.Empty(await test.PagesWithAsync("damson"));
        var queries = Gen.OneOf(
            Gen.String,
            Gen.OneOf("apricot", "blackberry", "cranberry", "damson", "about", " ", "\"", "*", "(", ")", "-", ":", "^", "+", "NEAR", " OR ", " AND ", "NOT ", "'", ";", "%", "\0", "\ud800", "漢")
                .Array[0, 12].Select(string.Concat));
        await queries.SampleAsync(
            async query =>
            {
                await AssertOwnAsync(SiteUnderTest.Tenant, test.Site.Url);
                await AssertOwnAsync("globex", other.Url);

                async Task AssertOwnAsync(string tenant, Uri site)
                {
                    var hits = await test.Host.Retriever.SearchAsync(tenant, query, 10, CancellationToken.None);
                    Assert.All(hits, hit => Assert.StartsWith(site.AbsoluteUri, hit.Url, StringComparison.Ordinal));
                }
            },
            iter: 200);
    }
}
