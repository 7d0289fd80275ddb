using System.Collections.Immutable;

namespace ChatPlatform.Storage.People;

/// <summary>A person who signs in.</summary>
/// <param name="Email">As the person writes it; mail goes there.</param>
/// <param name="NormalizedEmail">What makes the person one: no two users share it.</param>
/// <param name="PasswordHash">null until the person has set a password.</param>
/// <param name="SecondFactor">Whether signing in needs a code besides.</param>
/// <param name="AuthenticatorKey">The sealed secret of the person's authenticator; null when there is none.</param>
/// <param name="AuthenticatorStep">The time step of the last code that was accepted: no code is accepted twice.</param>
/// <param name="RecoveryCodes">Hashes, one for each code that is left.</param>
/// <param name="Version">Raised by each change.</param>
public sealed record UserRecord(
    string Id,
    string Email,
    string NormalizedEmail,
    string Name,
    bool PlatformAdmin,
    string? PasswordHash,
    bool SecondFactor,
    string? AuthenticatorKey,
    long AuthenticatorStep,
    ImmutableArray<string> RecoveryCodes,
    DateTimeOffset CreatedAt,
    long Version);
