using System.Collections.Concurrent;
using System.Collections.Frozen;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Which class stands for which interface and name. Built once, at the first look.</summary>
internal sealed class GrainMap
{
    private readonly Lazy<Tables> _tables = new(() => new Tables(GrainAssemblies.FindClasses()));

    public int Count => _tables.Value.ByType.Count;

    /// <exception cref="OrleansConfigurationException">What crosses a grain interface could change on its way, or could not cross at all.</exception>
    public void Check()
    {
        foreach (var grainInterface in _tables.Value.ByInterface.Keys)
            ContractCheck.Check(grainInterface);
    }

    /// <exception cref="ArgumentException">No class or more than one implements the interface.</exception>
    public GrainClass Find(Type interfaceType, string? classNamePrefix)
    {
        if (!_tables.Value.ByInterface.TryGetValue(interfaceType, out var classes))
            throw new ArgumentException($"No grain class implements {interfaceType.FullName}.");
        var candidates = string.IsNullOrEmpty(classNamePrefix)
            ? classes
            : [.. classes.Where(candidate => candidate.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal))];
        return candidates switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"No grain class whose full name begins with '{classNamePrefix}' implements {interfaceType.FullName}."),
            _ => candidates.FirstOrDefault(candidate => candidate.Type.Name == interfaceType.Name[1..] || candidate.Type.FullName == classNamePrefix)
                ?? throw new ArgumentException(
                    $"More than one grain class implements {interfaceType.FullName}: {string.Join(", ", candidates.Select(candidate => candidate.Type.FullName))}. Name the one you mean."),
        };
    }

    /// <exception cref="ArgumentException">No grain class has that name.</exception>
    public GrainClass Find(GrainType type) =>
        _tables.Value.ByType.GetValueOrDefault(type) ?? throw new ArgumentException($"No grain class is named '{type}'.");

    /// <exception cref="InvalidCastException">The class does not implement the interface.</exception>
    public object Reference(Engine engine, Type interfaceType, GrainClass grainClass, GrainId id)
    {
        if (!grainClass.Interfaces.Contains(interfaceType))
            throw new InvalidCastException($"{grainClass.Type.Name} does not implement {interfaceType.Name}.");
        return _tables.Value.Interfaces.GetOrAdd(interfaceType, static type => new GrainInterface(type)).Reference(engine, grainClass, id);
    }

    private sealed class Tables
    {
        public Tables(IReadOnlyCollection<GrainClass> classes)
        {
            foreach (var twins in classes.GroupBy(grainClass => grainClass.GrainType).Where(group => group.Count() > 1))
            {
                throw new OrleansConfigurationException(
                    $"These grain classes share the name '{twins.Key}': {string.Join(", ", twins.Select(twin => twin.Type.FullName))}. Rename one or give it a [GrainType].");
            }

            ByType = classes.ToFrozenDictionary(grainClass => grainClass.GrainType);
            ByInterface = classes
                .SelectMany(grainClass => grainClass.Interfaces, (grainClass, type) => (grainClass, type))
                .GroupBy(pair => pair.type, pair => pair.grainClass)
                .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        }

        public FrozenDictionary<GrainType, GrainClass> ByType { get; }

        public FrozenDictionary<Type, GrainClass[]> ByInterface { get; }

        public ConcurrentDictionary<Type, GrainInterface> Interfaces { get; } = new();
    }
}
