using Microsoft.Extensions.FileProviders;

namespace ChatPlatform.Web.Demo;

/// <summary>A sample customer's website at <c>/demo/</c>.</summary>
internal static class DemoSite
{
    public const string Path = "/demo";

    private static readonly string Folder = System.IO.Path.Combine(AppContext.BaseDirectory, "Demo", "site");

    public static void AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<DemoSetting>();
        services.AddHostedService<DemoTenant>();
    }

    public static void UseDemoSite(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<DemoSetting>().IsOn)
        {
            return;
        }

        var files = new PhysicalFileProvider(Folder);
        app.Use((context, next) =>
        {
            if (context.Request.Path == Path)
            {
                context.Response.Redirect(Path + "/");
                return Task.CompletedTask;
            }

            return next();
        });
        app.UseDefaultFiles(new DefaultFilesOptions { RequestPath = Path, FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { RequestPath = Path, FileProvider = files });
    }
}
