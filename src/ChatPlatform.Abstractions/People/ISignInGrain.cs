using Orleans;

namespace ChatPlatform.People;

/// <summary>
/// Attempts to prove who one is, counted for an account or for a client address: so many within 15 minutes, then none
/// for 15 minutes. An account is counted whether it exists or not, so that being locked out tells nobody which do.
/// Key: <see cref="SignInKey"/>.
/// </summary>
public interface ISignInGrain : IGrainWithStringKey
{
    /// <summary>Takes an attempt before it is made, so that many at once are no more than so many.</summary>
    /// <returns>null: go on; else how long to wait.</returns>
    Task<TimeSpan?> Begin();

    /// <returns>How long none will be taken; null: one would be. Takes none.</returns>
    Task<TimeSpan?> GetLock();

    /// <summary>Gives back an attempt that did not fail.</summary>
    Task Release();

    /// <summary>Forgets every attempt: the person has proved who they are.</summary>
    Task Clear();
}
