using System.Collections.Frozen;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A grain interface: its methods and the making of references.</summary>
internal sealed class GrainInterface
{
    private readonly FrozenDictionary<MethodInfo, GrainMethod> _methods;
    private readonly GrainProxy _prototype;

    public GrainInterface(Type type)
    {
        Type = type;
        _methods = Methods(type).ToFrozenDictionary(method => method, GrainMethod.Create);
        _prototype = (GrainProxy)DispatchProxy.Create(type, typeof(GrainProxy));
    }

    public Type Type { get; }

    public static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetInterfaces().Prepend(type).SelectMany(declaring => declaring.GetMethods()).Where(method => !method.IsStatic);

    public GrainMethod Find(MethodInfo method) => _methods[method];

    public object Reference(Engine engine, GrainClass grainClass, Runtime.GrainId id) => _prototype.Bind(engine, this, grainClass, id);
}
