using ChatPlatform.Storage.Platform;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace ChatPlatform.Web.Settings;

/// <summary>API keys: a tenant's own, and the platform's.</summary>
internal static class KeysApi
{
    public static void MapKeys(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/keys").RequireAuthorization(Policies.Admin).WithTags("settings").Refuses(TenantResolver.Refusals);
        Map(own, "/api/v1/keys", async (context, body) => (await context.RequestServices.GetRequiredService<TenantResolver>().ResolveAsync(context, body)).Id, Scope, new KeyRequest(ApiKeyScope.Chat, "the shop's server"));

        var platform = api.MapGroup("/admin/keys").RequireAuthorization(Policies.Platform).WithTags("platform admin");
        Map(platform, "/api/v1/admin/keys", (_, _) => Task.FromResult<string?>(null), PlatformScope, new KeyRequest(Name: "operations"));
    }

    /// <param name="ownerOf">Whose keys a request is about; null for the platform's.</param>
    private static void Map(RouteGroupBuilder keys, string path, Func<HttpContext, string?, Task<string?>> ownerOf, Func<KeyRequest, ApiKeyScope> scopeOf, KeyRequest example)
    {
        keys.MapGet("", async (HttpContext context, ApiKeys keys) =>
                new KeyList([.. (await keys.ListAsync(await ownerOf(context, null), context.RequestAborted)).Select(key => KeyView.Of(key))]))
            .WithSummary("Keys, the last created first; never a key itself.")
            .Produces<KeyList>();
        keys.MapPost("", async (KeyRequest request, HttpContext context, ApiKeys keys, TimeProvider time) =>
            {
                var owner = await ownerOf(context, request.TenantId);
                request.Check(time.GetUtcNow());
                var (key, secret) = await keys.CreateAsync(owner, scopeOf(request), context.RequestAborted, request.Name, request.ExpiresAt);
                context.Audit().Object(key.Id).After(key);
                return TypedResults.Created($"{path}/{key.Id}", KeyView.Of(key, secret));
            })
            .Audited("key.create")
            .WithSummary("Makes a key, which is shown this once.")
            .WithExample(example)
            .Produces<KeyView>(StatusCodes.Status201Created);
        keys.MapPost("/{id}/rotate", async (string id, HttpContext context, ApiKeys keys, [FromQuery(Name = "overlap_hours")] int? overlapHours) =>
            {
                var owner = await ownerOf(context, null);
                var (key, secret) = await keys.RotateAsync(owner, id, KeyOverlap.Of(overlapHours), context.RequestAborted);
                context.Audit().After(key);
                return TypedResults.Created($"{path}/{key.Id}", KeyView.Of(key, secret));
            })
            .Audited("key.rotate")
            .WithSummary("Makes a key of the same scope and name; the old one ends in 24 hours, or at once with ?overlap_hours=0.")
            .Refuses(ErrorCodes.KeyNotFound)
            .Produces<KeyView>(StatusCodes.Status201Created);
        keys.MapDelete("/{id}", async (string id, HttpContext context, ApiKeys keys) =>
            {
                await keys.RevokeAsync(await ownerOf(context, null), id, context.RequestAborted);
                return TypedResults.NoContent();
            })
            .Audited("key.revoke")
            .WithSummary("Revokes the key at once, and ends what it has open.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.KeyNotFound);
    }

    private static ApiKeyScope Scope(KeyRequest request) =>
        request.Scope is ApiKeyScope.Chat or ApiKeyScope.Upload or ApiKeyScope.Admin
            ? request.Scope.Value
            : throw new ChatException(ErrorCodes.InvalidRequest, "scope must be chat, upload or admin.");

    private static ApiKeyScope PlatformScope(KeyRequest request) =>
        request.Scope is null or ApiKeyScope.Platform
            ? ApiKeyScope.Platform
            : throw new ChatException(ErrorCodes.InvalidRequest, "scope must be platform here; a tenant's keys are made at /api/v1/keys?tenant=.");
}
