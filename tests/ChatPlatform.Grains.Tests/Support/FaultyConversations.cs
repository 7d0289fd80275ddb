using System.Collections.Immutable;
using ChatPlatform.Sessions;
using ChatPlatform.Storage;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>A store whose connection can break: before a write took effect, or after it, which its caller cannot tell apart.</summary>
public sealed class FaultyConversations(IConversationStore store) : IConversationStore
{
    private volatile Fault _append;
    private volatile Fault _complete;
    private volatile Fault _handOver;

    public enum Fault
    {
        None,
        BeforeTheWrite,
        AfterTheWrite,
    }

    public void BreakNextAppend(Fault when) => _append = when;

    public void BreakNextComplete(Fault when) => _complete = when;

    public void BreakNextHandOver(Fault when) => _handOver = when;

    public async Task AppendAsync(string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var fault = _append;
        _append = Fault.None;
        await BreakingAsync(
            fault,
            async () =>
            {
                await store.AppendAsync(tenantId, session, messages, cancellationToken);
                return true;
            });
    }

    public Task<bool> CompleteAsync(string tenantId, SessionHeader session, ChatMessage reply, TurnUsage? usage, CancellationToken cancellationToken)
    {
        var fault = _complete;
        _complete = Fault.None;
        return BreakingAsync(fault, () => store.CompleteAsync(tenantId, session, reply, usage, cancellationToken));
    }

    public Task<SessionTranscript?> LoadAsync(string tenantId, string sessionId, CancellationToken cancellationToken) =>
        store.LoadAsync(tenantId, sessionId, cancellationToken);

    public Task<bool> CheckpointAsync(string tenantId, string messageId, int revision, string text, CancellationToken cancellationToken) =>
        store.CheckpointAsync(tenantId, messageId, revision, text, cancellationToken);

    public Task RateAsync(string tenantId, string messageId, Rating rating, string? comment, CancellationToken cancellationToken) =>
        store.RateAsync(tenantId, messageId, rating, comment, cancellationToken);

    public async Task HandOverAsync(string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var fault = _handOver;
        _handOver = Fault.None;
        await BreakingAsync(
            fault,
            async () =>
            {
                await store.HandOverAsync(tenantId, session, messages, cancellationToken);
                return true;
            });
    }

    public Task DeleteAsync(string tenantId, string sessionId, CancellationToken cancellationToken) =>
        store.DeleteAsync(tenantId, sessionId, cancellationToken);

    public Task<IReadOnlyList<string>> ListIdsAsync(string tenantId, string after, int limit, CancellationToken cancellationToken) =>
        store.ListIdsAsync(tenantId, after, limit, cancellationToken);

    public Task<IReadOnlyList<string>> ListSilentAsync(string tenantId, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        store.ListSilentAsync(tenantId, since, limit, cancellationToken);

    public Task<IReadOnlyList<string>> ListByVisitorAsync(string tenantId, string visitor, CancellationToken cancellationToken) =>
        store.ListByVisitorAsync(tenantId, visitor, cancellationToken);

    public Task<Page<SessionSummary>> ListAsync(string tenantId, SessionFilter filter, string? cursor, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(tenantId, filter, cursor, limit, cancellationToken);

    public Task<TurnUsage?> FindUsageAsync(string tenantId, string messageId, CancellationToken cancellationToken) =>
        store.FindUsageAsync(tenantId, messageId, cancellationToken);

    public Task<ImmutableArray<UsageRow>> ReadUsageAsync(string tenantId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        store.ReadUsageAsync(tenantId, from, to, cancellationToken);

    private static async Task<T> BreakingAsync<T>(Fault fault, Func<Task<T>> write)
    {
        if (fault != Fault.BeforeTheWrite)
        {
            var result = await write();
            if (fault == Fault.None)
            {
                return result;
            }
        }

        throw new ChatException(ErrorCodes.Unavailable, "The connection broke.", TimeSpan.FromSeconds(1));
    }
}
