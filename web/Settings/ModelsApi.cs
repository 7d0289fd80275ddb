using ChatPlatform.Models;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;

namespace ChatPlatform.Web.Settings;

/// <summary>Models that a tenant brings; its bots name them by their id.</summary>
internal static class ModelsApi
{
    public static void MapModels(this RouteGroupBuilder api)
    {
        var models = api.MapGroup("/models").RequireAuthorization(Policies.Admin).WithTags("settings");
        models.MapGet("", List).WithSummary("The tenant's own models; never their keys.").Produces<ModelList>();
        models.MapPost("", Create).Audited("model.create").WithSummary("Adds a model of the tenant's own, for bots to name.")
            .WithExample(new ModelRequest("gpt", "openai", "https://models.acme.example/v1", "large", "a-key"))
            .Produces<ModelView>(StatusCodes.Status201Created)
            .Refuses(ErrorCodes.Conflict, ErrorCodes.UrlNotAllowed);
        models.MapGet("/{id}", Show).WithSummary("One model.").Produces<ModelView>().Refuses(ErrorCodes.ModelNotFound);
        models.MapPut("/{id}", Update).Audited("model.update").WithSummary("Changes what the body names; the key goes with its server.")
            .WithExample(new ModelRequest(Model: "larger", Version: 1))
            .Produces<ModelView>()
            .Refuses(ErrorCodes.ModelNotFound, ErrorCodes.Conflict, ErrorCodes.UrlNotAllowed);
        models.MapDelete("/{id}", Delete).Audited("model.delete").WithSummary("Removes a model that no bot names.").Produces(StatusCodes.Status204NoContent).Refuses(ErrorCodes.ModelNotFound, ErrorCodes.Conflict);
        models.MapPost("/{id}/test", Try).Audited("model.test").WithSummary("Asks the model for a word, and says what came of it.").Produces<ModelTrial>().Refuses(ErrorCodes.ModelNotFound);
    }

    private static async Task<ModelList> List(HttpContext context, TenantResolver tenants, ITenantModelStore models)
    {
        var tenant = await tenants.ResolveAsync(context);
        return new ModelList([.. (await models.ListAsync(tenant.Id, context.RequestAborted)).Select(ModelView.Of)]);
    }

    private static async Task<ModelView> Show(string id, HttpContext context, TenantResolver tenants, ITenantModelStore models) =>
        ModelView.Of((await Find(id, null, context, tenants, models)).Model);

    private static async Task<IResult> Create(ModelRequest request, HttpContext context, TenantResolver tenants, TenantModels models)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        if (request.Version is not null)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "A new model has no version yet.");
        }

        var id = request.Id ?? "";
        context.Audit().Object(id);
        var model = await models.CreateAsync(tenant.Id, id, request.ToDraft(), context.RequestAborted);
        context.Audit().After(model);
        return TypedResults.Created($"/api/v1/models/{id}", ModelView.Of(model));
    }

    private static async Task<ModelView> Update(
        string id, ModelRequest request, HttpContext context, TenantResolver tenants, ITenantModelStore store, TenantModels models)
    {
        var (tenant, before) = await Find(id, request.TenantId, context, tenants, store);
        if (request.Id is not null && request.Id != id)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "A model keeps its id. Add another one instead.");
        }

        var after = await models.UpdateAsync(tenant.Id, before, request.ToDraft(), request.Version ?? before.Version, context.RequestAborted);
        context.Audit().Before(before).After(after);
        return ModelView.Of(after);
    }

    private static async Task<IResult> Delete(string id, HttpContext context, TenantResolver tenants, ITenantModelStore store, TenantModels models)
    {
        var (tenant, model) = await Find(id, null, context, tenants, store);
        context.Audit().Before(model);
        await models.DeleteAsync(tenant, id, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<ModelTrial> Try(string id, HttpContext context, TenantResolver tenants, ITenantModelStore store, TenantModels models)
    {
        var (_, model) = await Find(id, null, context, tenants, store);
        return await ModelTrial.OfAsync(() => models.TryAsync(model, context.RequestAborted));
    }

    private static async Task<(TenantConfig Tenant, TenantModel Model)> Find(
        string id, string? bodyTenant, HttpContext context, TenantResolver tenants, ITenantModelStore models)
    {
        var tenant = await tenants.ResolveAsync(context, bodyTenant);
        var model = TenantId.IsValid(id) ? await models.FindAsync(tenant.Id, id, context.RequestAborted) : null;
        return (tenant, model ?? throw new ChatException(ErrorCodes.ModelNotFound, "There is no such model."));
    }
}
