using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A constructor parameter of a grain marked <see cref="PersistentStateAttribute"/>; read before the grain is activated.</summary>
public interface IPersistentState<TState> : IStorage<TState>, IStorage;
