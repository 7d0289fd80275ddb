using Orleans;

namespace ChatPlatform.Desk;

/// <summary>How a session came to the one who answers it.</summary>
/// <param name="Number">How often who answers has changed; a writer that has seen another one is refused.</param>
/// <param name="Agent">Who has it; null unless an agent answers.</param>
/// <param name="WaitingSince">When it came into the queue; null with the bot, and where an agent took it from the bot.</param>
/// <param name="Reason">Why it came there.</param>
[GenerateSerializer]
public sealed record Handover(int Number, Agent? Agent = null, DateTimeOffset? WaitingSince = null, HandoverReason? Reason = null)
{
    /// <summary>Of a session that has always been the bot's.</summary>
    public static Handover None { get; } = new(0);
}
