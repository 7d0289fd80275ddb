using ChatPlatform.Storage.Auditing;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;

namespace ChatPlatform.Web.Auditing;

/// <summary>Tells the audit log of a call before its handler runs and after.</summary>
internal sealed class AuditFilter(AuditTrail trail) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode == StatusCodes.Status400BadRequest)
        {
            // The request could not be read, so the handler is not called.
            return await next(context);
        }

        var audited = http.GetEndpoint()!.Metadata.GetRequiredMetadata<AuditedMetadata>();
        var scope = new AuditScope(trail, AuditEvent.NewOperation(trail.Now));
        http.Features.Set(scope);
        await scope.BeginAsync(
            audited.Action, AuditCaller.Of(http.User), ClientAddress.Exactly(http), TenantOf(http, audited), http.GetRouteValue("id") as string);
        try
        {
            var result = await next(context);
            if (!scope.EndsByItself)
            {
                var (outcome, code) = EndOf(result);
                await scope.EndAsync(outcome, code);
            }

            return result;
        }
        catch (ChatException refusal) when (!Patience.IsPassing(refusal))
        {
            await scope.EndAsync(AuditOutcome.Refused, refusal.Code);
            throw;
        }
        catch (Exception failure)
        {
            await scope.EndAsync(AuditOutcome.Failed, (failure as ChatException)?.Code);
            throw;
        }
    }

    /// <summary>A caller with a tenant of its own can write to no other's chain.</summary>
    private static string? TenantOf(HttpContext context, AuditedMetadata audited) =>
        context.User.FindFirst(ApiKeyAuthentication.TenantClaim)?.Value
        ?? (audited.TenantFrom is { } parameter && context.GetRouteValue(parameter) is string id && TenantId.IsValid(id) ? id : null);

    private static (AuditOutcome Outcome, string? Code) EndOf(object? result) => result switch
    {
        IStatusCodeHttpResult { StatusCode: >= 400 } => (AuditOutcome.Refused, ((result as IValueHttpResult)?.Value as Microsoft.AspNetCore.Mvc.ProblemDetails)?.Extensions["code"] as string),
        _ => (AuditOutcome.Done, null),
    };
}
