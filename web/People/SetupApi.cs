using ChatPlatform.Storage.People;
using ChatPlatform.Web.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatPlatform.Web.People;

/// <summary>Whether somebody has yet to become the platform's first admin.</summary>
internal static class SetupApi
{
    public static void MapSetup(this RouteGroupBuilder api) =>
        api.MapGet("/setup", Show).WithTags("signing in")
            .WithSummary("Whether the platform has no admin yet. Who has the admin key makes the first: POST /api/v1/admin/users with platform_admin.");

    private static async Task<Ok<SetupState>> Show(IPeopleStore people, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SetupState(Needed: !await people.HasPlatformAdminAsync(cancellationToken)));

    private sealed record SetupState(bool Needed);
}
