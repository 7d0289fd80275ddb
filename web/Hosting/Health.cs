using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Web.Hosting;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).WithTags("operations").WithSummary("The process runs.");
        app.MapGet("/health/ready", Ready).WithTags("operations").WithSummary("It can serve: the platform's database answers.");
    }

    private static async Task<IResult> Ready(ITenantStore tenants, CancellationToken cancellationToken)
    {
        try
        {
            await tenants.ListAsync(null, 1, cancellationToken);
            return TypedResults.Text("ready");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return TypedResults.Text("The platform's database does not answer.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
