namespace ChatPlatform.Hosting.Diagnostics;

/// <summary>What the engine that runs the grains tells of itself; each engine has its own.</summary>
public interface IEngineStatus
{
    Task<EngineStatus> ReadAsync();
}
