using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Sqlite;
using CsCheck;

namespace ChatPlatform.Storage.Tests.Knowledge;

public sealed class VectorIndexTests
{
    private const int Dimensions = 24;

    private static readonly Gen<float[]> Vectors = Gen.Float[-1, 1].Array[Dimensions];

    [Fact]
    public void A_dot_product_is_that_of_the_textbook() =>
        Gen.SByte.Array[0, 200].SelectMany(a => Gen.SByte.Array[a.Length].Select(b => (a, b))).Sample(
            pair => QuantizedVector.Dot(pair.a, pair.b) == pair.a.Zip(pair.b, (x, y) => x * y).Sum());

    [Fact]
    public void A_stored_vector_is_itself_within_half_a_step() => Gen.Float[-1000, 1000].Array[1, 100].Sample(
        vector =>
        {
            var stored = QuantizedVector.Encode(vector);
            var scale = QuantizedVector.ScaleOf(stored);
            var values = QuantizedVector.ValuesOf(stored).ToArray();
            return vector.Zip(values, (value, step) => Math.Abs(value - (step * scale)) <= scale * 0.5001f).All(isNear => isNear);
        });

    [Fact]
    public void Zero_is_a_vector_too() => Assert.All(QuantizedVector.ValuesOf(QuantizedVector.Encode(new float[8])).ToArray(), value => Assert.Equal(0, value));

    [Fact]
    public void After_any_changes_the_nearest_are_those_of_a_search_one_by_one()
    {
        var change = Gen.Select(Gen.Long[1, 40], Gen.Bool, Vectors);
        Gen.Select(change.Array[0, 120], Vectors).Sample(
            (changes, query) =>
            {
                var index = new VectorIndex(Dimensions);
                var expected = new Dictionary<long, float[]>();
                foreach (var batch in changes.Chunk(7))
                {
                    var removed = batch.Where(item => item.Item2).Select(item => item.Item1).ToList();
                    var added = batch.Where(item => !item.Item2).ToList();
                    index.Apply(removed, added.Select(item => new AddedVector(item.Item1, $"d{item.Item1}", "m", QuantizedVector.Encode(item.Item3))));
                    removed.ForEach(id => expected.Remove(id));
                    added.ForEach(item => expected[item.Item1] = item.Item3);
                }

                var found = index.Search(query, 5);
                var wanted = expected.Select(pair => pair.Value.Zip(query, (x, y) => x * y).Sum()).OrderDescending().Take(5).ToList();
                return found.Count == Math.Min(5, expected.Count)
                    && found.All(hit => hit.DocumentId == $"d{hit.ChunkId}" && expected.ContainsKey(hit.ChunkId))
                    && found.Zip(wanted, (hit, score) => Math.Abs(hit.Score - score) < 0.3).All(isNear => isNear);
            },
            iter: 300);
    }

    [Fact]
    public async Task A_search_that_began_before_a_change_is_not_disturbed_by_it()
    {
        var index = new VectorIndex(Dimensions);
        var vector = new float[Dimensions];
        vector[0] = 1;
        index.Apply([], Enumerable.Range(1, 2000).Select(id => new AddedVector(id, "d", "m", QuantizedVector.Encode(vector))));
        using var stop = new CancellationTokenSource();
        var changing = Task.Run(
            () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    var id = (i % 2000) + 1;
                    index.Apply([id], [new AddedVector(id, "d", "m", QuantizedVector.Encode(vector))]);
                }
            },
            TestContext.Current.CancellationToken);

        for (var i = 0; i < 50; i++)
        {
            var hits = index.Search(vector, 2000);
            Assert.Equal(2000, hits.Select(hit => hit.ChunkId).Distinct().Count());
            Assert.All(hits, hit => Assert.Equal(1, hit.Score, 0.01));
        }

        await stop.CancelAsync();
        await changing;
    }

    [Fact]
    public async Task Tenants_beyond_the_memory_given_are_dropped_and_loaded_again()
    {
        await using var fixture = new SqliteFixture();
        var store = new SqliteKnowledgeStore(fixture.Get<TenantDatabases>(), maxVectorBytes: 1);
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var tenant in (string[])["one", "two", "three"])
        {
            await fixture.AddTenantAsync(tenant);
            await store.ReplaceAsync(tenant, [Pages.Vectored(tenant, tenant, (tenant, Pages.Axis(1)))], KnowledgeQuota.None, cancellation);
        }

        foreach (var tenant in (string[])["one", "two", "three", "one", "two"])
        {
            var hit = Assert.Single(await store.SearchVectorAsync(tenant, Pages.Model, Pages.Axis(1), 5, cancellation));
            Assert.Equal(tenant, hit.DocumentId);
            await store.ReplaceAsync(tenant, [Pages.Vectored(tenant, tenant, (tenant, Pages.Axis(1)))], KnowledgeQuota.None, cancellation);
        }
    }

    [Fact]
    public async Task A_tenant_that_was_deleted_and_created_again_has_no_old_vectors()
    {
        await using var fixture = new SqliteFixture();
        var store = fixture.Get<Storage.Knowledge.IKnowledgeStore>();
        var data = fixture.Get<ITenantData>();
        var cancellation = TestContext.Current.CancellationToken;
        await data.CreateAsync("acme", cancellation);
        await store.ReplaceAsync("acme", [Pages.Vectored("old", "Old", ("old", Pages.Axis(0)))], KnowledgeQuota.None, cancellation);
        Assert.Single(await store.SearchVectorAsync("acme", Pages.Model, Pages.Axis(0), 5, cancellation));

        await data.DeleteAsync("acme", cancellation);
        await data.CreateAsync("acme", cancellation);

        Assert.Empty(await store.SearchVectorAsync("acme", Pages.Model, Pages.Axis(0), 5, cancellation));
    }
}
