using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>The assemblies that can hold grains: those of the process that reference the engine, loaded already or not.</summary>
internal static class GrainAssemblies
{
    private static readonly string EngineName = typeof(GrainAssemblies).Assembly.GetName().Name!;
    private static readonly ConcurrentDictionary<Assembly, GrainClass[]> Known = new();

    public static IReadOnlyCollection<GrainClass> FindClasses() =>
        [.. Find().SelectMany(assembly => Known.GetOrAdd(assembly, FindClasses))];

    private static HashSet<Assembly> Find()
    {
        var seen = new HashSet<Assembly>();
        var next = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (next.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly))
                continue;
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => !IsFramework(name)))
            {
                if (TryLoad(name) is { } referenced)
                    next.Enqueue(referenced);
            }
        }

        seen.RemoveWhere(assembly => !assembly.GetReferencedAssemblies().Any(name => name.Name == EngineName));
        return seen;
    }

    private static bool IsFramework(AssemblyName name) =>
        name.Name is null or "netstandard" or "mscorlib"
        || name.Name.StartsWith("System.", StringComparison.Ordinal)
        || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // Referenced but not shipped: then no grain of it can be meant.
            return null;
        }
    }

    private static GrainClass[] FindClasses(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IGrain).IsAssignableFrom(type))
            .Select(type => new GrainClass(type)),
    ];
}
