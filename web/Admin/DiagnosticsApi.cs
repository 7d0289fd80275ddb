using System.Collections.Immutable;
using ChatPlatform.Hosting.Diagnostics;
using ChatPlatform.Web.Security;

namespace ChatPlatform.Web.Admin;

/// <summary>Whether this node works, for its operator.</summary>
internal static class DiagnosticsApi
{
    public static void MapDiagnostics(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin/diagnostics").RequireAuthorization(Policies.Platform).WithTags("platform admin");
        admin.MapGet("", async (PlatformDiagnostics diagnostics, CancellationToken cancellationToken) => new DiagnosticReport(await diagnostics.RunAsync(cancellationToken)))
            .WithSummary("Checks the database, its migrations, and every model, which is asked for a word.")
            .Produces<DiagnosticReport>();
        admin.MapGet("/site", (string url, PlatformDiagnostics diagnostics, CancellationToken cancellationToken) => diagnostics.ReachAsync(url, cancellationToken))
            .WithSummary("Checks whether the crawler may and can read the page at ?url=; nothing is kept of it.")
            .Produces<DiagnosticCheck>();
    }

    private sealed record DiagnosticReport(ImmutableArray<DiagnosticCheck> Checks);
}
