using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>References by interface and key.</summary>
internal sealed class GrainFactory(Engine engine, IServiceProvider services) : IClusterClient
{
    public IServiceProvider ServiceProvider => services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)GetGrain(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)GetGrain(grainInterfaceType, grainPrimaryKey, null);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable =>
        (TGrainInterface)engine.Grains.Reference(engine, typeof(TGrainInterface), engine.Grains.Find(grainId.Type), grainId);

    private object GetGrain(Type interfaceType, string key, string? classNamePrefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var grainClass = engine.Grains.Find(interfaceType, classNamePrefix);
        return engine.Grains.Reference(engine, interfaceType, grainClass, GrainId.Create(grainClass.GrainType, key));
    }
}
