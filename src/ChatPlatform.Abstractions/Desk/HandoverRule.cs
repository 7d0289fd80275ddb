using Orleans;

namespace ChatPlatform.Desk;

/// <summary>When a bot hands a conversation over to people.</summary>
/// <param name="Enabled">Whether it does at all; the widget then offers it.</param>
/// <param name="AfterUnanswered">After so many unanswered questions in a row, 1 to 10; 0: never by itself.</param>
/// <param name="OnRequest">When the visitor asks for a person in words.</param>
[GenerateSerializer]
public sealed record HandoverRule(bool Enabled, int AfterUnanswered = 2, bool OnRequest = true)
{
    public static HandoverRule Off { get; } = new(Enabled: false);
}
