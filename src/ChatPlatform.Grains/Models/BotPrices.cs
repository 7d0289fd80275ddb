using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Models;

/// <summary>What the models that bots name cost: the platform's by its settings, a tenant's own by what the tenant says, and else nothing.</summary>
public sealed class BotPrices(ITenantModelStore own, ModelPrices platform)
{
    /// <inheritdoc cref="ModelPrices.Currency"/>
    public string Currency => platform.Currency;

    /// <param name="model">As a bot names it; null or "" for the platform's default.</param>
    public async Task<ModelPrice> OfAsync(string tenantId, string? model, CancellationToken cancellationToken)
    {
        if (!TenantModelRules.CanBeId(model))
        {
            return platform.Of(model);
        }

        return await own.FindAsync(tenantId, model!, cancellationToken) is { } found ? new ModelPrice(found.InputPrice, found.OutputPrice) : ModelPrice.Free;
    }
}
