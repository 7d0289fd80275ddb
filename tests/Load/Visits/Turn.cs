using ChatPlatform.Load.Checks;

namespace ChatPlatform.Load.Visits;

/// <summary>One question of a visitor and what became of it.</summary>
internal sealed class Turn(Mark mark, string question)
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Mark Mark => mark;

    public string Question => question;

    /// <summary>The same however often it is sent.</summary>
    public string ClientId { get; } = $"c-{mark}";

    public TurnOutcome Outcome { get; set; } = TurnOutcome.Unknown;

    /// <summary>Of the first attempt to send it.</summary>
    public long SentAt { get; set; }

    /// <summary>As the platform told on accepting.</summary>
    public string? MessageId { get; set; }

    public string? ReplyId { get; set; }

    public bool HasFirstToken { get; set; }

    /// <summary>Completes with the reply's end, as the first watcher sees it.</summary>
    public Task Answered => _answered.Task;

    public bool SetAnswered() => _answered.TrySetResult();
}
