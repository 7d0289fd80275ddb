using System.Text.Json;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace ChatPlatform.Web.Hubs;

/// <summary>
/// Gives a hub's refusals the shape of the API's problems: a HubException whose message is JSON with
/// code, message and, where waiting helps, retry_after in seconds, and for a reached limit its name. Anything else says nothing of itself.
/// </summary>
internal sealed class HubRefusals(ILogger<HubRefusals> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext context, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception failure) when (failure is not (HubException or OperationCanceledException))
        {
            throw Told(failure, context.HubMethodName, logger);
        }
    }

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (failure is not (HubException or OperationCanceledException))
        {
            throw Told(failure, nameof(OnConnectedAsync), logger);
        }
    }

    /// <summary>What the other side of the hub may know of a failure.</summary>
    public static HubException Told(Exception failure, string method, ILogger logger)
    {
        if ((Patience.IsPassing(failure) ? Patience.Told(failure) : failure) is ChatException refusal)
        {
            return ToHubException(refusal.Code, refusal.Message, refusal.RetryAfter, refusal.Limit);
        }

        logger.HubMethodFailed(failure, method);
        return ToHubException("internal", "Something went wrong on our side. It has been logged.", null);
    }

    private static HubException ToHubException(string code, string message, TimeSpan? retryAfter, string? limit = null) =>
        new(JsonSerializer.Serialize(
            new Refusal(code, message, retryAfter is { } wait ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : null, limit), WireJson.Options));

    private sealed record Refusal(string Code, string Message, int? RetryAfter, string? Limit);
}
