namespace ChatPlatform.Desk;

/// <summary>What a conversation says when who answers it changes: in the tenant's own words or else in ours, in the bot's language.</summary>
internal sealed record DeskWords(DeskSettings Desk, string Locale)
{
    private readonly DeskPhrases _phrases = DeskPhrases.In(Locale);

    /// <param name="isStaffed">Whether an agent is at the desk.</param>
    public string Queued(bool isStaffed, DateTimeOffset now)
    {
        // Who is there answers, whatever the hours say.
        if (isStaffed)
        {
            return Desk.Messages.Waiting ?? _phrases.Texts.Waiting!;
        }

        var clock = new OfficeClock(Desk);
        return !clock.IsOpen(now) && clock.NextOpening(now) is { } opening
            ? Fill(Desk.Messages.OutsideHours ?? _phrases.Texts.OutsideHours!, "{opening}", _phrases.Opening(opening, clock.Local(now)))
            : Desk.Messages.NobodyThere ?? _phrases.Texts.NobodyThere!;
    }

    public string Joined(Agent agent) => Fill(Desk.Messages.Joined ?? _phrases.Texts.Joined!, agent);

    public string AgentLeft(Agent agent) => Fill(Desk.Messages.AgentLeft ?? _phrases.Texts.AgentLeft!, agent);

    /// <param name="isOver">The conversation is closed, and not only handed back.</param>
    public string WithBot(Agent agent, bool isOver) =>
        Fill(isOver ? Desk.Messages.Closed ?? _phrases.Texts.Closed! : Desk.Messages.HandedBack ?? _phrases.Texts.HandedBack!, agent);

    private static string Fill(string text, Agent agent) => Fill(text, "{agent}", agent.Name);

    private static string Fill(string text, string place, string value) => text.Replace(place, value, StringComparison.Ordinal);
}
