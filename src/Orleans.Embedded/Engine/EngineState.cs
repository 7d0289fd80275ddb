namespace Orleans.Embedded;

/// <summary>The life of the engine, in order.</summary>
internal enum EngineState
{
    /// <summary>Before the host has started.</summary>
    Created,

    Running,

    /// <summary>Calls from outside are refused; those of grains are served, so that what runs can come to its end.</summary>
    Draining,

    /// <summary>Nothing is served any more.</summary>
    Stopped,

    /// <summary>Stopped as if by a crash: grains that still run are kept from their storages.</summary>
    Killed,
}
