using Orleans.Runtime;

namespace Orleans;

/// <summary>Gives references to grains. Asking for one costs little and activates nothing.</summary>
public interface IGrainFactory
{
    /// <param name="primaryKey">Not empty.</param>
    /// <param name="grainClassNamePrefix">Where several classes implement the interface: how the full name of the wanted one begins.</param>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);

    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;
}
