using System.Runtime.CompilerServices;
using ChatPlatform.Changes;
using ChatPlatform.Storage.Conversations;
using Orleans;

namespace ChatPlatform.Sessions;

/// <summary>
/// What an activation knows of its session, the one way by which messages are added to it, and the signal that watchers
/// wait for. When memory and store may differ it gives up, and the next activation reads the store.
/// </summary>
/// <param name="leave">Has the activation end.</param>
internal sealed class LiveSession(SessionKey key, IConversationStore store, IGrainFactory grains, TimeProvider time, Action leave) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();

    /// <summary>A reply that ends may hand over while a message is being accepted; sequence numbers are given out to one at a time.</summary>
    private readonly SemaphoreSlim _writing = new(1, 1);

    private TaskCompletionSource _changed = NewSignal();

    public SessionKey Key => key;

    public Conversation Conversation { get; private set; } = Conversation.Empty;

    /// <summary>Cancelled when the activation has given up or ends.</summary>
    public CancellationToken Ending => _ending.Token;

    public bool IsEnding => _ending.IsCancellationRequested;

    public void Load(SessionTranscript transcript) => Conversation = Conversation.From(transcript);

    /// <param name="place">How many messages come before it in the same write.</param>
    public ChatMessage NewMessage(MessageRole role, string text, int place = 0, string? clientMessageId = null, string? replyTo = null)
    {
        var now = time.GetUtcNow();
        return new ChatMessage(
            Guid.CreateVersion7(now).ToString("N"), Conversation.NextSequence + place, role, role == MessageRole.Bot ? MessageStatus.Streaming : MessageStatus.Complete,
            text, Revision: 0, clientMessageId, replyTo, Citations: [], Rating: null, now);
    }

    /// <summary>Stores what is made of the conversation as it stands then: all of it or nothing.</summary>
    /// <param name="prepare">null: there is nothing to store after all.</param>
    /// <exception cref="ChatException"><c>unavailable</c>: whether it was stored is not known, or another activation was first.</exception>
    public async Task<SessionWrite?> Write(Func<Task<SessionWrite?>> prepare)
    {
        await _writing.WaitAsync();
        try
        {
            if (await prepare() is not { } write)
            {
                return null;
            }

            await Store(write);
            Conversation.Accept(write.Header, write.Messages);
            Stored();
            return write;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Removes the session from the store too.</summary>
    public async Task Delete()
    {
        await _writing.WaitAsync();
        try
        {
            await store.DeleteAsync(key.TenantId, key.SessionId, CancellationToken.None);
            Forget();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Another conversation from here on; who watches or answers sees that theirs is over.</summary>
    public void Forget()
    {
        Conversation = Conversation.Empty;
        Signal();
    }

    /// <param name="beside">More that changed since it was last asked.</param>
    /// <exception cref="ChatException"><c>unavailable</c>: the activation ends.</exception>
    public async IAsyncEnumerable<SessionEvent> Watch(
        WatchCursor? cursor, Func<IEnumerable<SessionEvent>> beside, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watched = Conversation;
        var reader = new SessionReader(watched, cursor);
        while (watched == Conversation && !IsEnding)
        {
            // Taken before reading, so that a change in between is not missed.
            var changed = _changed.Task;
            foreach (var change in reader.ReadNew().Concat(beside()))
            {
                yield return change;
            }

            await changed.WaitAsync(cancellationToken);
        }

        if (watched == Conversation)
        {
            throw new ChatException(ErrorCodes.Unavailable, "The conversation leaves this node. Watch it again from where you are.", TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Shows watchers what has been stored, and tells those who follow the tenant that its list of conversations has changed.</summary>
    public void Stored()
    {
        Signal();
        grains.Tell(key.TenantId, ChangeTopic.Sessions, key.SessionId);
    }

    /// <summary>Wakes every watcher.</summary>
    public void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }

    public async Task GiveUp()
    {
        await End();
        leave();
    }

    public async Task End()
    {
        await _ending.CancelAsync();
        Signal();
    }

    public void Dispose()
    {
        _ending.Dispose();
        _writing.Dispose();
    }

    private async Task Store(SessionWrite write)
    {
        try
        {
            await (write.HandsOver
                ? store.HandOverAsync(key.TenantId, write.Header, write.Messages, CancellationToken.None)
                : store.AppendAsync(key.TenantId, write.Header, write.Messages, CancellationToken.None));
        }
        catch (Exception failure)
        {
            await GiveUp();
            if (failure is ChatException { Code: ErrorCodes.Conflict })
            {
                throw new ChatException(ErrorCodes.Unavailable, "The conversation went on elsewhere meanwhile. Repeat this with the same ids.", TimeSpan.FromSeconds(1));
            }

            throw;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
