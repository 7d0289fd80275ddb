using Orleans;

namespace ChatPlatform.Addresses;

/// <summary>
/// A client address and its failures: ten failed tenant resolutions within 15 minutes block it for
/// 15 minutes. Key: the address in its canonical text form.
/// </summary>
public interface IAddressGrain : IGrainWithStringKey
{
    /// <returns>How long the address stays blocked; null when it is not.</returns>
    Task<TimeSpan?> GetBlock();

    /// <summary>Counts a failed tenant resolution.</summary>
    Task RecordFailure();
}
