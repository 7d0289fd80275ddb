using ChatPlatform.Models;
using ChatPlatform.Models.Answering;
using ChatPlatform.Tenants;

namespace ChatPlatform.Sessions;

/// <summary>Opens the model that a bot answers by; or the built-in one, if there is no money left for the bot's and the tenant wants it so.</summary>
public sealed class BotModels(IModelCatalog models, TenantModels own, BotPrices prices)
{
    /// <param name="reserve">Asked before a model that costs something is.</param>
    /// <exception cref="ChatException"><c>model_unavailable</c>, <c>spend_ceiling_reached</c>.</exception>
    public async Task<AnswerStream> OpenAsync(
        TenantConfig tenant, BotConfig bot, GroundedPrompt prompt, ReserveSpend reserve, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(reserve);
        var client = await own.FindClientAsync(tenant.Id, bot.Model, cancellationToken) ?? models.GetChatClient(bot.Model);
        var price = await prices.OfAsync(tenant.Id, bot.Model, cancellationToken);
        if (price.IsFree || await reserve(price.AtMost(prompt)))
        {
            return new AnswerStream(client, prompt, price);
        }

        return tenant.DegradeToExtractive
            ? new AnswerStream(models.GetChatClient(ModelNames.Extractive), prompt)
            : throw SpendCeiling.Reached();
    }
}
