using ChatPlatform.People.SignIn;
using ChatPlatform.Web.Tenancy;

namespace ChatPlatform.Web.People;

/// <summary>Turns away an address that is locked out before the audit log is told of a call: nobody fills that with what is refused anyway.</summary>
internal sealed class LockOutFilter(SignInAttempts attempts) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        await attempts.RequireFreeAsync(ClientAddress.Of(context.HttpContext));
        return await next(context);
    }
}
