using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatPlatform.Web.Visitors;

/// <summary>The widget as built by Vite into <c>wwwroot/widget</c>.</summary>
internal sealed class WidgetFiles(IWebHostEnvironment environment)
{
    public const string Folder = "widget";

    public static string AssetFolder(IWebHostEnvironment environment) =>
        Path.Combine(environment.WebRootPath ?? Path.Combine(environment.ContentRootPath, "wwwroot"), Folder, "assets");

    public IResult Loader() => File("widget.js", "text/javascript; charset=utf-8");

    public IResult Panel() => File("panel.html", "text/html; charset=utf-8");

    private FileStreamHttpResult File(string name, string contentType)
    {
        var file = environment.WebRootFileProvider.GetFileInfo($"{Folder}/{name}");
        return file.Exists
            ? TypedResults.Stream(file.CreateReadStream(), contentType, lastModified: file.LastModified)
            : throw new FileNotFoundException($"The widget is not built: wwwroot/{Folder}/{name} is missing. Build the web project with Node on the PATH.");
    }
}
