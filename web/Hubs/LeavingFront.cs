namespace ChatPlatform.Web.Hubs;

/// <summary>
/// A front that is being stopped takes no further lines. Whoever is hung up on dials again at once, and one that got
/// through would hold the stop up until its time is over.
/// </summary>
internal static class LeavingFront
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    public static void UseLeaving(this WebApplication app, params string[] hubs)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) => stopping.IsCancellationRequested && hubs.Any(hub => context.Request.Path.StartsWithSegments(hub, StringComparison.Ordinal))
            ? throw new ChatException(ErrorCodes.Unavailable, "This server is being stopped. Try again: another one answers, or this one once it is back.", Wait)
            : next(context));
    }
}
