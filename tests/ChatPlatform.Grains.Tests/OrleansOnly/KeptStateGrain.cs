using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Grains.Tests.OrleansOnly;

/// <summary>A grain with a stored state, whatever its key.</summary>
public interface IKeptStateGrain : IGrainWithStringKey
{
    Task Keep(int number);
}

public sealed class KeptStateGrain([PersistentState("kept", GrainStorageNames.Default)] IPersistentState<KeptState> state) : Grain, IKeptStateGrain
{
    public Task Keep(int number)
    {
        state.State.Number = number;
        return state.WriteStateAsync();
    }
}

[GenerateSerializer]
public sealed class KeptState
{
    [Id(0)]
    public int Number { get; set; }
}
