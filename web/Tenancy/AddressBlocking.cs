namespace ChatPlatform.Web.Tenancy;

internal static class AddressBlocking
{
    /// <summary>Keeps blocked addresses from what finds no tenant and so does not ask by itself, as the hub does.</summary>
    public static void UseAddressBlocks(this WebApplication app, string path) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(path),
        branch => branch.Use(async (context, next) =>
        {
            await context.RequestServices.GetRequiredService<AddressBlocks>().RequireFreeAsync(context);
            await next(context);
        }));
}
