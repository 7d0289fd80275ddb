using System.Diagnostics;
using ChatPlatform.Hosting.Diagnostics;
using Orleans.Embedded;

namespace ChatPlatform.Hosting;

/// <summary>Of the embedded engine: one node, which is this process.</summary>
internal sealed class EngineReading(Engine engine) : IEngineStatus
{
    public Task<EngineStatus> ReadAsync()
    {
        using var process = Process.GetCurrentProcess();
        var node = new EngineNode(Environment.MachineName, Address: null, "Active", process.StartTime.ToUniversalTime());
        return Task.FromResult(new EngineStatus([node], EngineStatus.Sum(engine.Activations.Select(activation => (activation.ClassName, 1)))));
    }
}
