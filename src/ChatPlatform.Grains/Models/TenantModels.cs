using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Models;

/// <summary>The models that tenants bring, and the clients of them.</summary>
public sealed class TenantModels(ITenantModelStore store, ModelClients clients, ModelConnections connections, TimeProvider time)
{
    /// <returns>null when the bot's model is none of the tenant's own.</returns>
    public async Task<IChatClient?> FindClientAsync(string tenantId, string? name, CancellationToken cancellationToken) =>
        TenantModelRules.CanBeId(name) && await store.FindAsync(tenantId, name!, cancellationToken) is { } model ? Client(model) : null;

    /// <exception cref="ChatException"><c>conflict</c>, <c>invalid_request</c>, <c>url_not_allowed</c>.</exception>
    public async Task<TenantModel> CreateAsync(string tenantId, string id, TenantModelDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        TenantModelRules.CheckId(id);
        if ((await store.ListAsync(tenantId, cancellationToken)).Count >= TenantModelRules.MostModels)
        {
            throw TenantModelRules.Invalid($"A tenant has {TenantModelRules.MostModels} models of its own at most.");
        }

        var model = new TenantModel(
            id,
            draft.Provider ?? "",
            draft.BaseUrl ?? "",
            draft.Model ?? "",
            draft.ApiKey ?? "",
            time.GetUtcNow(),
            Version: 1,
            draft.InputPrice ?? 0,
            draft.OutputPrice ?? 0);
        return await SaveAsync(tenantId, model, cancellationToken)
            ? model
            : throw new ChatException(ErrorCodes.Conflict, $"There is already a model '{id}'.");
    }

    /// <exception cref="ChatException"><c>model_not_found</c>, <c>conflict</c>, <c>invalid_request</c>, <c>url_not_allowed</c>.</exception>
    public async Task<TenantModel> UpdateAsync(string tenantId, TenantModel before, TenantModelDraft draft, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(draft);
        var after = before with
        {
            Provider = draft.Provider ?? before.Provider,
            BaseUrl = draft.BaseUrl ?? before.BaseUrl,
            Model = draft.Model ?? before.Model,
            ApiKey = draft.ApiKey ?? before.ApiKey,
            Version = before.Version + 1,
            InputPrice = draft.InputPrice ?? before.InputPrice,
            OutputPrice = draft.OutputPrice ?? before.OutputPrice,
        };

        // Else whoever may change the address, but was never told the key, could have it sent to a server of theirs.
        if (draft.ApiKey is null && before.ApiKey.Length > 0 && (after.BaseUrl, after.Provider) != (before.BaseUrl, before.Provider))
        {
            throw TenantModelRules.Invalid("A key goes to the server that it was given for: with another base_url or provider, give the api_key again.");
        }

        return expectedVersion == before.Version && await SaveAsync(tenantId, after, cancellationToken)
            ? after
            : throw new ChatException(ErrorCodes.Conflict, $"The model '{before.Id}' was changed by someone else. Read it again and repeat the change.");
    }

    /// <exception cref="ChatException"><c>conflict</c>: a bot names it.</exception>
    public async Task DeleteAsync(TenantConfig tenant, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        if (tenant.Bots.FirstOrDefault(bot => bot.Model == id) is { } bot)
        {
            throw new ChatException(ErrorCodes.Conflict, $"The bot '{bot.Id}' answers with it. Give that another model first.");
        }

        await store.DeleteAsync(tenant.Id, id, cancellationToken);
    }

    /// <summary>Asks the model something that costs next to nothing.</summary>
    /// <returns>What it said, and after how long.</returns>
    /// <exception cref="ChatException"><c>model_unavailable</c>.</exception>
    public Task<(string Reply, TimeSpan Took)> TryAsync(TenantModel model, CancellationToken cancellationToken) =>
        ModelProbe.AskAsync(Client(model), time, cancellationToken);

    private async Task<bool> SaveAsync(string tenantId, TenantModel model, CancellationToken cancellationToken)
    {
        TenantModelRules.Checked(model);
        if (model.BaseUrl.Length > 0)
        {
            await connections.CheckAsync(model.BaseUrl, cancellationToken);
        }

        return await store.SaveAsync(tenantId, model, cancellationToken);
    }

    private IChatClient Client(TenantModel model) => clients.Create(
        model.Provider, new ProviderOptions { BaseUrl = model.BaseUrl, ApiKey = model.ApiKey, Model = model.Model }, connections.Handler);
}
