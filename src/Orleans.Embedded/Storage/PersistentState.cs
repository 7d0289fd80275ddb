using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>The state of an activation. Its reads and writes follow each other in the order they were asked for.</summary>
internal sealed class PersistentState<TState>(Activation activation, string name, IGrainStorage storage) : IPersistentState<TState>
{
    private readonly GrainState<TState> _record = new(Activator.CreateInstance<TState>());
    private Task _last = Task.CompletedTask;

    public TState State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(default);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        _last = AfterAsync(_last, static (state, cancellation) =>
            state.Storage.ReadStateAsync(state.Name, state.GrainId, state._record, cancellation), cancellationToken);

    public Task WriteStateAsync() => WriteStateAsync(default);

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        _last = AfterAsync(_last, static (state, cancellation) =>
            state.Storage.WriteStateAsync(state.Name, state.GrainId, state._record, cancellation), cancellationToken);

    public Task ClearStateAsync() => ClearStateAsync(default);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        _last = AfterAsync(_last, static (state, cancellation) =>
            state.Storage.ClearStateAsync(state.Name, state.GrainId, state._record, cancellation), cancellationToken);

    private string Name => name;

    private GrainId GrainId => activation.GrainId;

    private IGrainStorage Storage => activation.Engine.State == EngineState.Killed
        ? throw new SiloUnavailableException($"{GrainId} outlived its host.")
        : storage;

    private async Task AfterAsync(Task before, Func<PersistentState<TState>, CancellationToken, Task> operation, CancellationToken cancellation)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await operation(this, cancellation);
    }
}

/// <summary>States by constructor parameter.</summary>
internal static class PersistentState
{
    private static readonly MethodInfo CreateMethod = typeof(PersistentState).GetMethod(nameof(CreateTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <exception cref="BadProviderConfigException">No storage of that name is registered.</exception>
    public static IStorage Create(Activation activation, ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        var storageName = attribute.StorageName ?? StorageNames.Default;
        var storage = activation.Engine.Services.GetKeyedService<IGrainStorage>(storageName)
            ?? throw new BadProviderConfigException($"{parameter.Member.DeclaringType!.Name} keeps '{attribute.StateName}' in the storage '{storageName}', which is not registered.");
        return (IStorage)CreateMethod.MakeGenericMethod(parameter.ParameterType.GetGenericArguments()[0])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [activation, attribute.StateName, storage], null)!;
    }

    private static PersistentState<TState> CreateTyped<TState>(Activation activation, string name, IGrainStorage storage) => new(activation, name, storage);
}
