namespace Orleans.Embedded;

/// <summary>The call that a stream begins with.</summary>
internal sealed record StreamOrigin<T>(Engine Engine, GrainProxy Target, StreamMethod<T> Method, object?[] Arguments, int BatchSize);
