using ChatPlatform.Desk;

namespace ChatPlatform.Web.Settings;

/// <summary>What is to be changed of a bot's rule for handing over to people; what is left out stays as it is.</summary>
/// <param name="Enabled">Whether it hands over at all; false at first.</param>
/// <param name="AfterUnanswered">After so many unanswered questions in a row, 1 to 10; 0 for never by itself; 2 at first.</param>
/// <param name="OnRequest">When the visitor asks for a person in words; true at first.</param>
public sealed record HandoverRequest(bool? Enabled = null, int? AfterUnanswered = null, bool? OnRequest = null)
{
    public HandoverRule OnTopOf(HandoverRule? rule)
    {
        rule ??= HandoverRule.Off;
        return new(Enabled ?? rule.Enabled, AfterUnanswered ?? rule.AfterUnanswered, OnRequest ?? rule.OnRequest);
    }
}
