using ChatPlatform.Storage.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prometheus;

namespace ChatPlatform.Hosting;

/// <summary>What an operator asks of every node: whether it lives, whether it can serve, and its figures.</summary>
public static class Operations
{
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).WithTags("operations").WithSummary("The process runs.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        app.MapGet("/health/ready", Ready).WithTags("operations").WithSummary("It can serve: the platform's database answers.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .Produces<string>(StatusCodes.Status503ServiceUnavailable, "text/plain");
        app.MapMetrics("/metrics").WithTags("operations").WithSummary("Figures in Prometheus' text format.");
    }

    private static async Task<IResult> Ready(ITenantStore tenants, CancellationToken cancellationToken)
    {
        try
        {
            await tenants.ListAsync(TenantFilter.All, null, 1, cancellationToken);
            return TypedResults.Text("ready");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return TypedResults.Text("The platform's database does not answer.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
