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

    public async Task<TimeSpan?> GetBlock()
    {
        if (state.State.BlockedUntil is not { } until)
        {
            return null;
        }

        var left = until - time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        // Over: an address that keeps to the rules from now on leaves nothing behind.
        await state.ClearStateAsync();
        return null;
    }

    public async Task RecordFailure()
    {
        var now = time.GetUtcNow();
        if (state.State.BlockedUntil > now)
        {
            // What was under way when the block began does not lengthen it.
            return;
        }

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
