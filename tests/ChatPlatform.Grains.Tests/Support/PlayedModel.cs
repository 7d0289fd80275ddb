using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatPlatform.Models.Answering;
using ChatPlatform.Sessions;
using ChatPlatform.Tenants;
using Microsoft.Extensions.AI;
using ChatMessage = ChatPlatform.Sessions.ChatMessage;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>A model whose every word the test speaks, so that each phase of a turn can be looked at while it stands still.</summary>
public sealed class PlayedModel : IAnswerer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<PlayedTurn> _turns = Channel.CreateUnbounded<PlayedTurn>();
    private readonly ConcurrentBag<PlayedTurn> _all = [];
    private int _running;

    /// <summary>Turns begun so far.</summary>
    public int Count => _all.Count;

    public bool Overlapped { get; private set; }

    public Task<AskedAnswer> AskAsync(
        TenantConfig tenant, BotConfig bot, string question, ImmutableArray<ChatMessage> history, ReserveSpend reserve, CancellationToken cancellationToken)
    {
        var passages = new[] { new Passage(1, "Returns", "https://acme.example/returns#days", "Returns", "You can return it within 30 days.") };
        var prompt = GroundedPrompt.Build(new PromptRequest(tenant.Name, bot.Instructions, bot.Locale, passages, history, question));
        return Task.FromResult(new AskedAnswer(
            new AnswerStream(Begin(question, history, "test"), prompt), [new RetrievedPassage("d1", "Returns", "https://acme.example/returns#days", "Returns", 1, 2.5, 0.5)]));
    }

    /// <summary>A turn that the test is to play.</summary>
    public PlayedTurn Begin(string question, ImmutableArray<ChatMessage> history, string provider)
    {
        var turn = new PlayedTurn(question, history, provider, this);
        _all.Add(turn);
        _turns.Writer.TryWrite(turn);
        return turn;
    }

    /// <summary>The next turn that the grain begins.</summary>
    public async Task<PlayedTurn> NextTurnAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await _turns.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"No further turn began within {Patience}; {Count} did before.");
        }
    }

    public void ReleaseAll()
    {
        foreach (var turn in _all)
        {
            turn.End();
        }
    }

    internal void Began() => Overlapped |= Interlocked.Increment(ref _running) > 1;

    internal void Ended() => Interlocked.Decrement(ref _running);
}

/// <summary>One turn of the model: say words, end it, or let it fail.</summary>
public sealed class PlayedTurn(string question, ImmutableArray<ChatMessage> history, string provider, PlayedModel model) : IChatClient
{
    private readonly Channel<string> _words = Channel.CreateUnbounded<string>();

    public string Question => question;

    public ImmutableArray<ChatMessage> History => history;

    public string Provider => provider;

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Say(string words) => _words.Writer.TryWrite(words);

    public void End() => _words.Writer.TryComplete();

    public void Fail(Exception failure) => _words.Writer.TryComplete(failure);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ModelMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        model.Began();
        await using var cancelled = cancellationToken.Register(() => Cancelled.TrySetResult());
        try
        {
            await foreach (var words in _words.Reader.ReadAllAsync(cancellationToken))
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, words) { ModelId = "played" };
            }
        }
        finally
        {
            model.Ended();
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ModelMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Turns stream.");

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(provider, null, "played") : null;

    public void Dispose()
    {
    }
}
