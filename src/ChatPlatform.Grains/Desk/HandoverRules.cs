using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;

namespace ChatPlatform.Desk;

/// <summary>When a session changes hands, who may do it, and what it is afterwards. They know no storage and ask nobody.</summary>
internal static class HandoverRules
{
    /// <summary>Whether the visitor asks in words for a person, and the bot hands over for that.</summary>
    public static bool IsAskedFor(BotConfig bot, SessionHeader header, string text) =>
        header.Answerer == Answerer.Bot && bot.Handover is { Enabled: true, OnRequest: true } && HumanWords.AskFor(text, bot.Locale);

    /// <summary>Whether this reply is one unanswered too many.</summary>
    public static bool IsDue(BotConfig bot, Conversation conversation, LiveMessage reply)
    {
        if (bot.Handover is not { Enabled: true, AfterUnanswered: > 0 } rule || conversation.Header?.Answerer != Answerer.Bot)
        {
            return false;
        }

        var unanswered = 1;
        for (var i = conversation.IndexOf(reply.Id) - 1; i >= 0; i--)
        {
            var before = conversation[i];
            if (before.Role == MessageRole.Bot && before.Status == MessageStatus.Unanswered)
            {
                unanswered++;
            }
            else if (before.Role != MessageRole.Visitor)
            {
                break;
            }
        }

        return unanswered >= rule.AfterUnanswered;
    }

    /// <exception cref="ChatException"><c>handover_off</c>.</exception>
    public static void RequireOn(BotConfig bot)
    {
        if (bot.Handover is not { Enabled: true })
        {
            throw new ChatException(ErrorCodes.HandoverOff, "There is nobody here to talk to but the assistant.");
        }
    }

    /// <returns>false: the agent has it already.</returns>
    /// <exception cref="ChatException"><c>taken</c>.</exception>
    public static bool MayTake(SessionHeader header, Agent agent) => header.Handover?.Agent switch
    {
        null => true,
        var other when other.UserId != agent.UserId => throw new ChatException(ErrorCodes.Taken, $"{other.Name} has this conversation."),
        _ => false,
    };

    /// <exception cref="ChatException"><c>not_yours</c>.</exception>
    public static void RequireHas(SessionHeader header, Agent agent)
    {
        if (header.Handover?.Agent?.UserId != agent.UserId)
        {
            throw new ChatException(
                ErrorCodes.NotYours,
                header.Handover?.Agent is { } other ? $"{other.Name} has this conversation." : "Nobody has this conversation. Take it first.");
        }
    }

    public static SessionHeader Queued(SessionHeader header, HandoverReason reason, DateTimeOffset now) =>
        Next(header, Answerer.Waiting, now, new Handover(0, Agent: null, now, reason));

    public static SessionHeader Taken(SessionHeader header, Agent agent, DateTimeOffset now) =>
        Next(header, Answerer.Agent, now, (header.Handover ?? Handover.None) with { Agent = agent });

    public static SessionHeader WithBot(SessionHeader header, DateTimeOffset now) => Next(header, Answerer.Bot, now, Handover.None);

    private static SessionHeader Next(SessionHeader header, Answerer answerer, DateTimeOffset now, Handover handover) => header with
    {
        Answerer = answerer,
        UpdatedAt = now,
        Handover = handover with { Number = (header.Handover ?? Handover.None).Number + 1 },
    };
}
