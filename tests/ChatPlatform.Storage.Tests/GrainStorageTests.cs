using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Sqlite;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ChatPlatform.Storage.Tests;

/// <summary>What every placement of grains' own state does, where the engine is the embedded one.</summary>
public abstract class GrainStorageTests : StoreKit
{
    private const string Name = "address";

    private static readonly GrainId Grain = GrainId.Create("address", "192.0.2.7");

    protected abstract IGrainStorage Storage { get; }

    [Fact]
    public async Task A_state_that_was_never_stored_is_a_new_one()
    {
        var state = await ReadAsync(Grain);

        Assert.False(state.RecordExists);
        Assert.Equal(0, state.State!.Failures);
    }

    [Fact]
    public async Task A_state_is_read_as_it_was_written_by_its_own_grain_alone()
    {
        var written = await ReadAsync(Grain);
        written.State!.Failures = 3;
        await Storage.WriteStateAsync(Name, Grain, written);

        Assert.Equal(3, (await ReadAsync(Grain)).State!.Failures);
        Assert.False((await ReadAsync(GrainId.Create("address", "192.0.2.8"))).RecordExists);
        Assert.False((await ReadAsync(GrainId.Create("origin", "192.0.2.7"))).RecordExists);
    }

    [Fact]
    public async Task Of_two_activations_the_second_to_write_is_refused_and_the_first_ones_state_stands()
    {
        var (first, second) = (await ReadAsync(Grain), await ReadAsync(Grain));
        first.State!.Failures = 1;
        await Storage.WriteStateAsync(Name, Grain, first);
        second.State!.Failures = 2;

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(Name, Grain, second));
        second = await ReadAsync(Grain);
        first.State!.Failures = 5;
        await Storage.WriteStateAsync(Name, Grain, first);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(Name, Grain, second));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync(Name, Grain, second));
        Assert.Equal(5, (await ReadAsync(Grain)).State!.Failures);
    }

    [Fact]
    public async Task A_state_that_was_cleared_is_a_new_one_and_can_be_written_again()
    {
        var state = await ReadAsync(Grain);
        state.State!.Failures = 4;
        await Storage.WriteStateAsync(Name, Grain, state);

        await Storage.ClearStateAsync(Name, Grain, state);

        Assert.Equal((false, 0), (state.RecordExists, state.State!.Failures));
        Assert.False((await ReadAsync(Grain)).RecordExists);
        state.State!.Failures = 6;
        await Storage.WriteStateAsync(Name, Grain, state);
        Assert.Equal(6, (await ReadAsync(Grain)).State!.Failures);
    }

    private async Task<GrainState<Counter>> ReadAsync(GrainId grain)
    {
        var state = new GrainState<Counter>();
        await Storage.ReadStateAsync(Name, grain, state);
        return state;
    }

    private sealed class Counter
    {
        public int Failures { get; set; }
    }
}

public sealed class SqliteGrainStorageTests : GrainStorageTests
{
    protected override IGrainStorage Storage => Fixture.Get<SqliteGrainStorage>();

    protected override ValueTask<StorageFixture> CreateFixtureAsync() => ValueTask.FromResult<StorageFixture>(new SqliteFixture());
}

public sealed class PostgresGrainStorageTests : GrainStorageTests
{
    protected override IGrainStorage Storage => Fixture.Get<PostgresGrainStorage>();

    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
