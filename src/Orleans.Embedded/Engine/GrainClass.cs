using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Core;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain class: how it is named, constructed and kept.</summary>
internal sealed class GrainClass
{
    private readonly ParameterInfo[] _states;
    private readonly Lazy<ObjectFactory> _factory;
    private readonly TimeSpan? _collectionAge;
    private readonly bool _neverCollected;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = GrainType.Create(type.GetCustomAttribute<GrainTypeAttribute>()?.Name ?? ConventionalName(type));
        Interfaces = [.. type.GetInterfaces().Where(IsGrainInterface)];
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        _states = [.. type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Where(parameter => parameter.IsDefined(typeof(PersistentStateAttribute)))];
        _factory = new(() => ActivatorUtilities.CreateFactory(type, [.. _states.Select(state => state.ParameterType)]));
        var age = type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit;
        _neverCollected = type.IsDefined(typeof(KeepAliveAttribute)) || age == Timeout.InfiniteTimeSpan;
        _collectionAge = age;
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public Type[] Interfaces { get; }

    public bool IsReentrant { get; }

    public static bool IsGrainInterface(Type type) =>
        type.IsInterface && type != typeof(IGrain) && type != typeof(IGrainWithStringKey) && typeof(IGrain).IsAssignableFrom(type);

    /// <summary>How long it may be idle; null for ever.</summary>
    public TimeSpan? CollectionAge(GrainCollectionOptions options) =>
        _neverCollected ? null
        : options.ClassSpecificCollectionAge.TryGetValue(Type.FullName!, out var configured) ? configured
        : _collectionAge ?? options.CollectionAge;

    /// <param name="states">The states that the constructor asks for, in its order, not yet read.</param>
    /// <exception cref="InvalidOperationException">The constructor failed, or something that it asks for is missing.</exception>
    public object CreateInstance(Activation activation, IServiceProvider services, out IStorage[] states)
    {
        try
        {
            states = _states.Length == 0 ? [] : [.. _states.Select(parameter => PersistentState.Create(activation, parameter))];
            return _factory.Value(services, states);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{Type.FullName} could not be constructed: {exception.Message}", exception);
        }
    }

    private static string ConventionalName(Type type)
    {
        const string suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }
}
