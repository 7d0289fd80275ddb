using System.Collections.Immutable;
using ChatPlatform.Knowledge;
using ChatPlatform.Models;
using ChatPlatform.Models.Answering;
using ChatPlatform.Tenants;

namespace ChatPlatform.Sessions;

/// <summary>
/// Retrieves from the tenant's own content, builds the prompt, asks the bot's model; or the built-in one, if there is no
/// money left for the bot's and the tenant wants it so.
/// </summary>
public sealed class GroundedAnswerer(IRetriever retriever, IModelCatalog models, TenantModels own, BotPrices prices) : IAnswerer
{
    private const int Passages = 8;

    public async Task<AnswerStream> AskAsync(
        TenantConfig tenant,
        BotConfig bot,
        string question,
        ImmutableArray<ChatMessage> history,
        ReserveSpend reserve,
        CancellationToken cancellationToken)
    {
        var before = history.LastOrDefault(message => message.Role == MessageRole.Visitor)?.Text;
        var query = FollowUp.Query(question, before);
        var hits = await retriever.SearchAsync(tenant.Id, query, Passages, cancellationToken);
        var passages = hits.Select((hit, index) => new Passage(index + 1, hit.Title, hit.Url, hit.Heading, hit.Text)).ToList();
        var prompt = GroundedPrompt.Build(new PromptRequest(tenant.Name, bot.Instructions, bot.Locale, passages, history, question, query));
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
