using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Orleans.Embedded.Tests.EmbeddedOnly.Surface;

/// <summary>The engine and the Orleans packages, read as metadata: nothing of the packages is loaded into the process.</summary>
public sealed class Surfaces : IDisposable
{
    private readonly MetadataLoadContext _context;
    private readonly Assembly _embedded;
    private readonly Assembly[] _orleans;

    public Surfaces()
    {
        // Copied there by the project file.
        var packages = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "orleans"), "*.dll");
        string[] frameworks = [Path.GetDirectoryName(typeof(object).Assembly.Location)!, Path.GetDirectoryName(typeof(IHost).Assembly.Location)!];
        var engine = typeof(Grain).Assembly.Location;
        _context = new MetadataLoadContext(new PathAssemblyResolver(
            [.. frameworks.SelectMany(folder => Directory.GetFiles(folder, "*.dll")).DistinctBy(Path.GetFileName), .. packages, engine]));
        _embedded = _context.LoadFromAssemblyPath(engine);
        _orleans = [.. packages.Select(_context.LoadFromAssemblyPath)];
    }

    public Type Embedded(string name) => _embedded.GetType(name, throwOnError: true)!;

    public Type? Orleans(string name) =>
        _orleans.Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is { IsVisible: true });

    public void Dispose() => _context.Dispose();
}
