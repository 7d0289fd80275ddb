using ChatPlatform.Web.Visitors;
using Microsoft.Extensions.FileProviders;

namespace ChatPlatform.Web.Hosting;

internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // At the last moment, since whoever answers an error begins with no headers.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        });
        return next();
    });

    /// <summary>
    /// The widget's assets, whose names carry a hash of their content and so never change. The panel's page is
    /// not among them: it goes out by /embed only, with the policy that says who may frame it.
    /// </summary>
    public static void UseWidgetAssets(this WebApplication app)
    {
        const string path = $"/{WidgetFiles.Folder}/assets";
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = path,
            FileProvider = new PhysicalFileProvider(Directory.CreateDirectory(WidgetFiles.AssetFolder(app.Environment)).FullName),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
    }
}
