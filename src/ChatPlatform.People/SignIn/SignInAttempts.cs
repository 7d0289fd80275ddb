using Orleans;

namespace ChatPlatform.People.SignIn;

/// <summary>
/// Lock-out, by account and by address, of every place where somebody could guess: an attempt is taken before it is
/// made, and given back only when it did not fail.
/// </summary>
public sealed class SignInAttempts(IGrainFactory grains)
{
    /// <summary>Before anything is written down of an attempt: an address that is locked out could else fill the audit log.</summary>
    /// <exception cref="ChatException"><c>too_many_attempts</c>.</exception>
    public async Task RequireFreeAsync(string clientAddress) => Require(await Grain(SignInKey.Address(clientAddress)).GetLock().ConfigureAwait(false));

    /// <exception cref="ChatException"><c>too_many_attempts</c>, in the same words whether the account exists or not.</exception>
    public async Task BeginAsync(string normalizedEmail, string clientAddress)
    {
        await BeginAsync(SignInKey.Address(clientAddress)).ConfigureAwait(false);
        await BeginAsync(SignInKey.Account(normalizedEmail)).ConfigureAwait(false);
    }

    /// <summary>Somebody asks for a mail to be sent to an address that need not be theirs.</summary>
    /// <exception cref="ChatException"><c>too_many_attempts</c>.</exception>
    public async Task BeginMailAsync(string normalizedEmail, string clientAddress)
    {
        await BeginAsync(SignInKey.Address(clientAddress)).ConfigureAwait(false);
        await BeginAsync(SignInKey.Mail(normalizedEmail)).ConfigureAwait(false);
    }

    /// <summary>Somebody shows a token. Tokens cannot be guessed; who tries all the same is stopped.</summary>
    /// <exception cref="ChatException"><c>too_many_attempts</c>.</exception>
    public Task BeginTokenAsync(string clientAddress) => BeginAsync(SignInKey.Address(clientAddress));

    /// <summary>The token was one.</summary>
    public Task ReleaseTokenAsync(string clientAddress) => Grain(SignInKey.Address(clientAddress)).Release();

    /// <summary>The attempt did not fail, and yet proved nothing whole: others that failed stay counted.</summary>
    public async Task ReleaseAsync(string normalizedEmail, string clientAddress)
    {
        await Grain(SignInKey.Account(normalizedEmail)).Release().ConfigureAwait(false);
        await Grain(SignInKey.Address(clientAddress)).Release().ConfigureAwait(false);
    }

    /// <summary>The person has proved who they are. The address only has this attempt back: others may be guessing from there.</summary>
    public async Task SucceedAsync(string normalizedEmail, string clientAddress)
    {
        await Grain(SignInKey.Account(normalizedEmail)).Clear().ConfigureAwait(false);
        await Grain(SignInKey.Address(clientAddress)).Release().ConfigureAwait(false);
    }

    /// <summary>Ends an account's lock-out.</summary>
    public Task UnlockAsync(string normalizedEmail) => Grain(SignInKey.Account(normalizedEmail)).Clear();

    private async Task BeginAsync(string key) => Require(await Grain(key).Begin().ConfigureAwait(false));

    private static void Require(TimeSpan? locked)
    {
        if (locked is { } wait)
        {
            throw new ChatException(ErrorCodes.TooManyAttempts, "Too many attempts have failed. Wait, or reset the password.", wait);
        }
    }

    private ISignInGrain Grain(string key) => grains.GetGrain<ISignInGrain>(key);
}
