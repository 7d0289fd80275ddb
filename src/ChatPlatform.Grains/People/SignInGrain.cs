using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.People;

/// <inheritdoc cref="ISignInGrain"/>
public sealed class SignInGrain(
    [PersistentState("sign-in", GrainStorageNames.Default)] IPersistentState<SignInState> state,
    TimeProvider time) : Grain, ISignInGrain
{
    private const int AllowedOfAccount = 5;
    private const int AllowedOfAddress = 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private int Allowed => SignInKey.IsAddress(this.GetPrimaryKeyString()) ? AllowedOfAddress : AllowedOfAccount;

    public async Task<TimeSpan?> Begin()
    {
        if (Lock() is { } wait)
        {
            return wait;
        }

        var now = time.GetUtcNow();
        var attempts = state.State.Attempts.RemoveAll(at => at <= now - Window).Add(now);
        // The last that is allowed locks as it begins, and stays the last unless it is given back. Only a lock is
        // worth a write: who restarts the server to get a few more tries is its owner.
        await Put(new SignInState(attempts, attempts.Length < Allowed ? null : now + Window));
        return null;
    }

    public Task<TimeSpan?> GetLock() => Task.FromResult(Lock());

    public Task Release() =>
        state.State.Attempts is [.. var others, _] ? Put(new SignInState([.. others], null)) : Task.CompletedTask;

    public Task Clear() => Put(new SignInState());

    private TimeSpan? Lock() => state.State.LockedUntil - time.GetUtcNow() is { } left && left > TimeSpan.Zero ? left : null;

    private async Task Put(SignInState next)
    {
        var worthKeeping = next.LockedUntil is not null || state.State.LockedUntil is not null;
        state.State = next;
        if (worthKeeping)
        {
            await state.WriteStateAsync();
        }
    }
}
