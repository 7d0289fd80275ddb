using Orleans;

namespace ChatPlatform.Addresses;

/// <summary>
/// A client address and its failures: ten failed tenant resolutions, or visits from origins that are not the tenant's,
/// within 15 minutes block it for 15 minutes. A block outlives a restart; up to nine failures do not. Key: an IPv4
/// address, or the /64 network of an IPv6 address, in its canonical text form.
/// </summary>
public interface IAddressGrain : IGrainWithStringKey
{
    /// <returns>How long the address stays blocked; null when it is not.</returns>
    Task<TimeSpan?> GetBlock();

    /// <summary>Counts a failure; while the address is blocked, nothing.</summary>
    Task RecordFailure();
}
