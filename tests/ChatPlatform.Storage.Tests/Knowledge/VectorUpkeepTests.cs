using System.Text.Json;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Postgres.Knowledge;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ChatPlatform.Storage.Tests.Knowledge;

/// <summary>What becomes of a tenant's vectors on PostgreSQL when there are many.</summary>
public sealed class VectorUpkeepTests : IAsyncLifetime
{
    private const string Model = "test/random/64";
    private const int Dimensions = 64;
    private const int Many = 600;

    private static readonly PostgresKnowledgeOptions Options = new() { IndexFrom = 500, BuildMemory = 64 };

    private PostgresFixture _fixture = null!;
    private VectorUpkeep _upkeep = null!;

    /// <summary>Does nothing by itself, so that a test says when.</summary>
    private VectorUpkeep _idle = null!;
    private PostgresKnowledgeStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PostgresTenants Tenants => _fixture.Get<PostgresTenants>();

    public async ValueTask InitializeAsync()
    {
        _fixture = await PostgresFixture.CreateAsync();
        _upkeep = new VectorUpkeep(Tenants, Options, NullLogger<VectorUpkeep>.Instance);
        _idle = new VectorUpkeep(Tenants, new PostgresKnowledgeOptions(), NullLogger<VectorUpkeep>.Instance);
        _store = new PostgresKnowledgeStore(Tenants, Options, _idle);
        await _fixture.AddTenantAsync("acme");
        await _fixture.AddTenantAsync("other");
    }

    public async ValueTask DisposeAsync()
    {
        await _upkeep.DisposeAsync();
        await _idle.DisposeAsync();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task A_tenant_that_has_grown_is_searched_by_an_index_of_its_own_and_finds_the_same()
    {
        await FillAsync("other", 50);
        await FillAsync("acme", Many);
        var queries = Enumerable.Range(0, 20).Select(i => Vector(10_000 + i)).ToList();
        var exact = await NearestAsync("acme", queries);
        Assert.DoesNotContain("hnsw", await ExplainAsync("acme"), StringComparison.Ordinal);

        await _upkeep.IndexAsync("acme", Cancellation);

        Assert.Contains("_hnsw_", await ExplainAsync("acme"), StringComparison.Ordinal);
        Assert.Equal(exact, await NearestAsync("acme", queries));
        Assert.DoesNotContain("hnsw", await ExplainAsync("other"), StringComparison.Ordinal);
        Assert.Equal(50, (await _store.SearchVectorAsync("other", Model, Vector(1), 100, Cancellation)).Count);
    }

    [Fact]
    public async Task Growing_is_noticed_by_the_write_that_did_it()
    {
        await FillAsync("acme", Many, new PostgresKnowledgeStore(Tenants, Options, _upkeep));
        await _upkeep.SettledAsync();

        Assert.Contains("_hnsw_", await ExplainAsync("acme"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_has_not_grown_stays_with_the_others()
    {
        await FillAsync("acme", Options.IndexFrom - 1);
        await _upkeep.IndexAsync("acme", Cancellation);

        Assert.Equal(["chunk_vectors_of_many"], await PartitionsAsync());
    }

    [Fact]
    public async Task Writes_and_searches_go_on_in_the_partition()
    {
        await FillAsync("acme", Many);
        await _upkeep.IndexAsync("acme", Cancellation);
        var vector = Vector(77_777);

        await _store.ReplaceAsync("acme", [Document("new", ("A new passage", vector))], KnowledgeQuota.None, Cancellation);
        Assert.Equal("new", (await _store.SearchVectorAsync("acme", Model, vector, 1, Cancellation)).Single().DocumentId);

        await _store.DeleteAsync("acme", ["new"], Cancellation);
        Assert.NotEqual("new", (await _store.SearchVectorAsync("acme", Model, vector, 1, Cancellation)).Single().DocumentId);

        await _store.ClearAsync("acme", Cancellation);
        Assert.Empty(await _store.SearchVectorAsync("acme", Model, vector, 10, Cancellation));
    }

    [Fact]
    public async Task More_can_be_asked_for_than_the_index_keeps_candidates()
    {
        await FillAsync("acme", Many);
        await _upkeep.IndexAsync("acme", Cancellation);
        var frugal = new PostgresKnowledgeStore(Tenants, new PostgresKnowledgeOptions { EfSearch = 10 }, _idle);

        Assert.Equal(300, (await frugal.SearchVectorAsync("acme", Model, Vector(1), 300, Cancellation)).Count);
    }

    [Fact]
    public async Task An_index_that_a_crash_left_half_made_is_made_anew()
    {
        await FillAsync("acme", Many);
        await _upkeep.IndexAsync("acme", Cancellation);
        await using var superuser = new NpgsqlConnection(_fixture.Server.AsSuperuser(_fixture.ConnectionString));
        var half = await superuser.ExecuteAsync(
            """
            UPDATE pg_index SET indisvalid = false
            WHERE indexrelid IN (SELECT oid FROM pg_class WHERE relname LIKE '%\_hnsw\_%' AND relkind = 'i')
            """);
        Assert.Equal(1, half);
        Assert.DoesNotContain("hnsw", await ExplainAsync("acme"), StringComparison.Ordinal);

        await _upkeep.IndexAsync("acme", Cancellation);

        Assert.Contains("_hnsw_", await ExplainAsync("acme"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_processes_make_it_once()
    {
        await FillAsync("acme", Many);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _upkeep.IndexAsync("acme", Cancellation)));

        Assert.Equal(2, (await PartitionsAsync()).Count);
    }

    [Fact]
    public async Task A_partition_keeps_its_rows_from_other_tenants_as_the_whole_table_does()
    {
        await FillAsync("acme", Many);
        await _upkeep.IndexAsync("acme", Cancellation);

        var seen = await Tenants.ReadAsync(
            "other", (connection, transaction) => connection.ExecuteScalarAsync<int>("SELECT count(*) FROM chunk_vectors", transaction: transaction), Cancellation);
        Assert.Equal(0, seen);

        var partitions = await PartitionsAsync();
        Assert.Equal(2, partitions.Count);
        foreach (var partition in partitions)
        {
            // Directly too, and even for their owner.
            Assert.Equal(0, await Tenants.OwnerAsync(
                "other", (connection, transaction) => connection.ExecuteScalarAsync<int>($"SELECT count(*) FROM {partition}", transaction: transaction), Cancellation));
        }

        Assert.Equal(Many, await Tenants.OwnerAsync(
            "acme", (connection, transaction) => connection.ExecuteScalarAsync<int>($"SELECT count(*) FROM {partitions[0]}", transaction: transaction), Cancellation));
    }

    [Fact]
    public async Task No_search_comes_back_empty_while_vectors_move_to_their_partition()
    {
        await FillAsync("acme", Many);
        var moving = Task.Run(() => _upkeep.IndexAsync("acme", Cancellation), Cancellation);
        var least = int.MaxValue;
        while (!moving.IsCompleted)
        {
            least = Math.Min(least, (await _store.SearchVectorAsync("acme", Model, Vector(3), 10, Cancellation)).Count);
        }

        await moving;
        Assert.Equal(10, least);
    }

    private static IndexedDocument Document(string id, params (string Text, float[] Vector)[] passages) => new(
        new DocumentRecord(id, "site", $"https://acme.example/{id}", "Title", "en", 1, Samples.Start),
        [.. passages.Select(passage => new ChunkRecord($"https://acme.example/{id}", "", passage.Text, passage.Vector))],
        Model);

    private static float[] Vector(int seed)
    {
        var random = new Random(seed);
        var vector = Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    private async Task FillAsync(string tenant, int count, PostgresKnowledgeStore? store = null) => await (store ?? _store).ReplaceAsync(
        tenant, [Document("many", [.. Enumerable.Range(0, count).Select(i => ($"Passage {i}", Vector(i)))])], KnowledgeQuota.None, Cancellation);

    private async Task<List<string>> NearestAsync(string tenant, List<float[]> queries)
    {
        var nearest = new List<string>();
        foreach (var query in queries)
        {
            var hits = await _store.SearchVectorAsync(tenant, Model, query, 10, Cancellation);
            nearest.Add(JsonSerializer.Serialize(hits.Select(hit => hit.ChunkId)));
        }

        return nearest;
    }

    private Task<string> ExplainAsync(string tenant) => Tenants.ReadAsync(
        tenant,
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(VectorSearch.Settings, new { candidates = "100" }, transaction);
            await using var command = new NpgsqlCommand("EXPLAIN " + VectorSearch.Query(Dimensions), connection, transaction)
            {
                Parameters = { new() { Value = tenant }, new() { Value = Model }, new() { Value = Vector(0) }, new() { Value = 10 }, new() { Value = 10 } },
            };
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            var plan = new List<string>();
            while (await reader.ReadAsync(Cancellation))
            {
                plan.Add(reader.GetString(0));
            }

            return string.Join('\n', plan);
        },
        Cancellation);

    private Task<IReadOnlyList<string>> PartitionsAsync() => Tenants.OwnerAsync<IReadOnlyList<string>>(
        "acme",
        async (connection, transaction) =>
        [
            .. await connection.QueryAsync<string>(
                "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'chunk_vectors'::regclass ORDER BY 1", transaction: transaction),
        ],
        Cancellation);
}
