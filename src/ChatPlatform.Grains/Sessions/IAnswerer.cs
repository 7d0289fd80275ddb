using System.Collections.Immutable;
using ChatPlatform.Tenants;

namespace ChatPlatform.Sessions;

/// <summary>The RAG pipeline, from a question to a stream of its reply, and what it rests on.</summary>
public interface IAnswerer
{
    /// <param name="history">What was said before, oldest first.</param>
    /// <param name="reserve">Asked before a model that costs something is.</param>
    /// <exception cref="ChatException"><c>model_unavailable</c>, <c>spend_ceiling_reached</c>.</exception>
    Task<AskedAnswer> AskAsync(
        TenantConfig tenant,
        BotConfig bot,
        string question,
        ImmutableArray<ChatMessage> history,
        ReserveSpend reserve,
        CancellationToken cancellationToken);
}
