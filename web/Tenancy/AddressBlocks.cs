using ChatPlatform.Addresses;
using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.Web.Tenancy;

/// <summary>Asks the client's address grain, and tells it of failures.</summary>
internal sealed class AddressBlocks(IGrainFactory grains)
{
    /// <exception cref="ChatException"><c>address_blocked</c>.</exception>
    public async Task RequireFreeAsync(HttpContext context)
    {
        if (await Address(context).GetBlock() is { } wait)
        {
            throw new ChatException(
                ErrorCodes.AddressBlocked,
                "Too many requests for unknown tenants, or from unknown origins, came from this address. Try again later.",
                wait,
                LimitNames.FailuresPerAddress);
        }
    }

    public Task RecordFailureAsync(HttpContext context) => Address(context).RecordFailure();

    /// <summary>Counts a refusal of the code as a failure.</summary>
    public async Task<T> CountingAsync<T>(HttpContext context, string code, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ChatException refusal) when (refusal.Code == code)
        {
            await RecordFailureAsync(context);
            throw;
        }
    }

    private IAddressGrain Address(HttpContext context) => grains.GetGrain<IAddressGrain>(ClientAddress.Of(context));
}
