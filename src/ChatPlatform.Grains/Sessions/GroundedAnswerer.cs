using System.Collections.Immutable;
using ChatPlatform.Tenants;

namespace ChatPlatform.Sessions;

/// <summary>Retrieves from the tenant's own content, builds the prompt, asks the bot's model.</summary>
public sealed class GroundedAnswerer(QuestionGrounding grounding, BotModels models) : IAnswerer
{
    public async Task<AskedAnswer> AskAsync(
        TenantConfig tenant,
        BotConfig bot,
        string question,
        ImmutableArray<ChatMessage> history,
        ReserveSpend reserve,
        CancellationToken cancellationToken)
    {
        var grounded = await grounding.AskAsync(tenant, bot, question, history, QuestionGrounding.Passages, cancellationToken);
        return new AskedAnswer(await models.OpenAsync(tenant, bot, grounded.Prompt, reserve, cancellationToken), grounded.Retrieval);
    }
}
