using ChatPlatform.Web.Visitors;

namespace ChatPlatform.Web.Hosting;

internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next();
    });

    /// <summary>The widget's assets, whose names carry a hash of their content and so never change.</summary>
    public static void UseWidgetAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file =>
        {
            if (file.Context.Request.Path.StartsWithSegments($"/{WidgetFiles.Folder}/assets", StringComparison.Ordinal))
            {
                file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            }
        },
    });
}
