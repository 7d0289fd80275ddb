using System.Collections.Immutable;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging;
using Orleans;

namespace ChatPlatform.Desk;

/// <summary>
/// Who answers a session: every change of it is one write of the session and of the message that tells the visitor. Runs
/// on the session grain's scheduler.
/// </summary>
internal sealed class SessionDesk(
    LiveSession session, BotReplies replies, IDeskStore store, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private readonly InboxLine _inbox = new(grains, session.Key, logger);
    private readonly SessionNotes _notes = new(session.Key, store, time, session.Signal);
    private readonly TypingSign _agentTyping = new(time, typing => Show(session, typing));
    private readonly TypingSign _visitorTyping = new(time, _ => session.Signal());
    private int _visitors;

    public bool IsVisitorThere => _visitors > 0;

    /// <summary>Whether it is not the bot's.</summary>
    public bool IsAtDesk => Header is { Answerer: not Answerer.Bot };

    private SessionHeader? Header => session.Conversation.Header;

    /// <summary>Whether the visitor's next message is for a person and not for the bot.</summary>
    public async Task<bool> IsForPerson() => Header?.Answerer switch
    {
        Answerer.Agent => true,
        Answerer.Waiting => !(await Words(Header)).Desk.BotAnswersWhileWaiting,
        _ => false,
    };

    public async Task VisitorWrote()
    {
        _visitorTyping.Set(false);
        if (IsAtDesk)
        {
            await _inbox.Changed();
        }
    }

    public async Task VisitorCame()
    {
        if (++_visitors == 1 && IsAtDesk)
        {
            await _inbox.VisitorSeen(online: true);
        }
    }

    public async Task VisitorWent()
    {
        if (--_visitors == 0)
        {
            _visitorTyping.Set(false);
            if (IsAtDesk)
            {
                await _inbox.VisitorSeen(online: false);
            }
        }
    }

    /// <summary>The session is no more.</summary>
    public Task Gone() => _inbox.Changed();

    /// <summary>A reply says that it does not know: after so many in a row the bot asks for a person, if its rule says so.</summary>
    public async Task Unanswered(TenantConfig tenant, BotConfig bot, LiveMessage reply)
    {
        if (HandoverRules.IsDue(bot, session.Conversation, reply))
        {
            await Queue(Header!, HandoverReason.Unanswered);
        }
    }

    /// <param name="header">Of a session that may have no message yet.</param>
    public async Task Queue(SessionHeader header, HandoverReason reason)
    {
        await session.Write(async () => Header is not (null or { Answerer: Answerer.Bot }) ? null : await Queued(Header ?? header, reason));
        await _inbox.Changed();
    }

    /// <summary>What is to be stored for a session to wait for a person.</summary>
    /// <param name="before">Messages that come with it.</param>
    public async Task<SessionWrite?> Queued(SessionHeader header, HandoverReason reason, params ImmutableArray<ChatMessage> before)
    {
        var words = await Words(header);
        return Change(HandoverRules.Queued(header, reason, time.GetUtcNow()), words.Queued(await _inbox.IsStaffed(), time.GetUtcNow()), before);
    }

    public async Task Take(Agent agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        if (HandoverRules.MayTake(Existing(), agent))
        {
            // Not a word of the bot's comes after the agent's name.
            await replies.Pause();
            try
            {
                await Write(async header => Change(HandoverRules.Taken(header, agent, time.GetUtcNow()), (await Words(header)).Joined(agent)));
            }
            finally
            {
                replies.Resume();
            }
        }

        await _inbox.Seen(agent);
    }

    public async Task<string> Reply(AgentMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = MessageRules.CheckedText(message.ClientMessageId, message.Text);
        if (session.Conversation.AgentMessageOf(message.ClientMessageId) is { } known)
        {
            return known.Text == text ? known.Id : throw MessageRules.IdReused();
        }

        HandoverRules.RequireHas(Existing(), message.Agent);
        var write = await session.Write(() => Task.FromResult<SessionWrite?>(new(
            Header! with { UpdatedAt = time.GetUtcNow() },
            [session.NewMessage(MessageRole.Agent, text, clientMessageId: message.ClientMessageId) with { Author = message.Agent.Name }])));
        _agentTyping.Set(false);
        await _inbox.Seen(message.Agent);
        return write!.Messages[0].Id;
    }

    /// <param name="isOver">There is nothing left to do for people.</param>
    public async Task HandBack(Agent agent, bool isOver)
    {
        ArgumentNullException.ThrowIfNull(agent);
        if (Existing().Answerer == Answerer.Agent)
        {
            HandoverRules.RequireHas(Header!, agent);
        }

        if (IsAtDesk)
        {
            await Write(async header => Change(
                HandoverRules.WithBot(header, time.GetUtcNow()), (await Words(header)).WithBot(agent, isOver)));
        }

        await _inbox.Seen(agent);
    }

    public async Task Transfer(Agent agent, Agent? to)
    {
        ArgumentNullException.ThrowIfNull(agent);
        if (to is null && Existing().Answerer == Answerer.Waiting)
        {
            return;
        }

        HandoverRules.RequireHas(Existing(), agent);
        if (to is null)
        {
            await Write(header => Queued(header, HandoverReason.Transferred));
        }
        else if (to.UserId != agent.UserId)
        {
            await Write(async header => Change(HandoverRules.Taken(header, to, time.GetUtcNow()), (await Words(header)).Joined(to)));
        }

        await _inbox.Seen(agent);
    }

    public async Task Requeue(string agentId)
    {
        if (Header?.Handover?.Agent is { } agent && agent.UserId == agentId)
        {
            await Write(async header => Change(
                HandoverRules.Queued(header, HandoverReason.AgentLeft, time.GetUtcNow()), (await Words(header)).AgentLeft(agent)));
            await _inbox.Changed();
        }
    }

    public async Task<Note> AddNote(Agent author, string text)
    {
        _ = Existing();
        var note = await _notes.Add(author, text);
        await _inbox.Seen(author);
        return note;
    }

    /// <param name="agentId">null: the visitor.</param>
    public void SetTyping(string? agentId, bool typing)
    {
        if (agentId is null)
        {
            _visitorTyping.Set(typing);
        }
        else if (Header?.Handover?.Agent?.UserId == agentId)
        {
            _agentTyping.Set(typing);
        }
    }

    /// <summary>What only the people at the desk are shown.</summary>
    public async Task<DeskReader> ReadBeside(CancellationToken cancellationToken)
    {
        await _notes.Load(cancellationToken);
        return new DeskReader(_notes, _visitorTyping);
    }

    private static void Show(LiveSession session, bool agentTypes)
    {
        session.Conversation.ShowTyping(agentTypes);
        session.Signal();
    }

    private async Task Write(Func<SessionHeader, Task<SessionWrite?>> change)
    {
        _agentTyping.Set(false);
        await session.Write(() => change(Header!));
    }

    private SessionWrite Change(SessionHeader after, string told, params ImmutableArray<ChatMessage> before) =>
        new(after, [.. before, session.NewMessage(MessageRole.System, told, before.Length)], HandsOver: true);

    private async Task<DeskWords> Words(SessionHeader header)
    {
        var tenant = await grains.GetGrain<ITenantGrain>(session.Key.TenantId).GetConfig();
        return new DeskWords(tenant?.Desk ?? DeskSettings.Default, tenant?.FindBot(header.BotId)?.Locale ?? "en");
    }

    /// <exception cref="ChatException"><c>session_not_found</c>.</exception>
    private SessionHeader Existing() => Header ?? throw new ChatException(ErrorCodes.SessionNotFound, "There is no such session.");
}
