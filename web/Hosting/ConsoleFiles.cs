using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace ChatPlatform.Web.Hosting;

/// <summary>
/// The console as built by Vite into <c>wwwroot/console</c>: its assets, whose names carry a hash of their content and so
/// never change, and its one page for every address below, since the router in it knows which of them lead somewhere.
/// </summary>
internal static class ConsoleFiles
{
    private const string Prefix = "/console";

    /// <summary>
    /// Only what is ours runs and is fetched, and nobody frames the page. Styles may stand in elements: the components'
    /// library computes them. The panel that the widget's designer shows is ours as well.
    /// </summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void UseConsoleAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = $"{Prefix}/assets",
        FileProvider = new PhysicalFileProvider(Directory.CreateDirectory(Path.Combine(Folder(app.Environment), "assets")).FullName),
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
    });

    public static void MapConsole(this WebApplication app)
    {
        app.MapMethods("/", ReadMethods, () => TypedResults.Redirect($"{Prefix}/")).ExcludeFromDescription();
        app.MapMethods($"{Prefix}/favicon.svg", ReadMethods, (IWebHostEnvironment environment) =>
            TypedResults.PhysicalFile(Path.Combine(Folder(environment), "favicon.svg"), "image/svg+xml")).ExcludeFromDescription();
        app.MapMethods(Prefix, ReadMethods, Page).ExcludeFromDescription();

        // What a route takes, the static files are not asked for.
        app.MapMethods($"{Prefix}/{{**page:regex(^(?!assets/))}}", ReadMethods, Page).ExcludeFromDescription();
    }

    private static PhysicalFileHttpResult Page(HttpContext context, IWebHostEnvironment environment)
    {
        var page = Path.Combine(Folder(environment), "index.html");
        if (!File.Exists(page))
        {
            throw new FileNotFoundException("The console is not built: wwwroot/console/index.html is missing. Build the web project with Node on the PATH.");
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers[HeaderNames.CacheControl] = "no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.PhysicalFile(page, "text/html; charset=utf-8");
    }

    private static string Folder(IWebHostEnvironment environment) =>
        Path.Combine(environment.WebRootPath ?? Path.Combine(environment.ContentRootPath, "wwwroot"), "console");
}
