using System.Collections.Immutable;
using ChatPlatform.Knowledge;
using ChatPlatform.Models.Answering;
using ChatPlatform.Tenants;

namespace ChatPlatform.Sessions;

/// <summary>Finds for a question what the bot's sources say, and makes the prompt of both.</summary>
public sealed class QuestionGrounding(IRetriever retriever)
{
    /// <summary>Passages that a bot is given.</summary>
    public const int Passages = 8;

    /// <param name="history">What was said before, oldest first.</param>
    /// <param name="k">Passages at most.</param>
    public async Task<GroundedQuestion> AskAsync(
        TenantConfig tenant, BotConfig bot, string question, ImmutableArray<ChatMessage> history, int k, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(bot);
        var before = history.LastOrDefault(message => message.Role == MessageRole.Visitor)?.Text;
        var query = FollowUp.Query(question, before);
        var hits = await retriever.SearchAsync(tenant.Id, query, k, bot.Sources ?? [], cancellationToken);
        var passages = hits.Select((hit, index) => new Passage(index + 1, hit.Title, hit.Url, hit.Heading, hit.Text)).ToList();
        var prompt = GroundedPrompt.Build(
            new PromptRequest(tenant.Name, bot.Instructions, bot.Locale, passages, history, question, query, bot.Temperature));
        return new GroundedQuestion([.. hits], prompt);
    }
}
