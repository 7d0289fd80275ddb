using System.Collections.Immutable;
using ChatPlatform.Changes;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Tenants;

/// <inheritdoc cref="ISightingsGrain"/>
public sealed class SightingsGrain(
    [PersistentState("sightings", GrainStorageNames.Default)] IPersistentState<SightingsState> state, TimeProvider time) : Grain, ISightingsGrain
{
    private const int MostOrigins = 200;

    private static readonly TimeSpan Fineness = TimeSpan.FromHours(1);

    public async Task Saw(string origin)
    {
        var now = time.GetUtcNow();
        var before = state.State.Sightings;
        var known = before.FirstOrDefault(sighting => sighting.Origin == origin);
        if (known is not null && now - known.At < Fineness)
        {
            return;
        }

        state.State = new SightingsState([new Sighting(origin, now), .. before.Where(sighting => sighting != known).Take(MostOrigins - 1)]);
        await state.WriteStateAsync();
        GrainFactory.Tell(SightingsKey.TenantOf(this.GetPrimaryKeyString()), ChangeTopic.Origins, origin);
    }

    public Task<ImmutableArray<Sighting>> List() => Task.FromResult(state.State.Sightings);
}
