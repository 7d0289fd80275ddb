using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Addresses;

/// <inheritdoc cref="IAddressGrain"/>
public sealed class AddressGrain(
    [PersistentState("address", GrainStorageNames.Default)] IPersistentState<AddressState> state,
    TimeProvider time) : Grain, IAddressGrain
{
    private const int AllowedFailures = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public Task<TimeSpan?> GetBlock() =>
        Task.FromResult(state.State.BlockedUntil is { } until && until > time.GetUtcNow() ? until - time.GetUtcNow() : (TimeSpan?)null);

    public async Task RecordFailure()
    {
        var now = time.GetUtcNow();
        var failures = state.State.Failures.RemoveAll(at => at <= now - Window).Add(now);
        if (failures.Length < AllowedFailures)
        {
            // Not worth a write: who restarts the server to get nine more tries is its owner.
            state.State = state.State with { Failures = failures };
            return;
        }

        state.State = new AddressState([], now + Window);
        await state.WriteStateAsync();
    }
}
