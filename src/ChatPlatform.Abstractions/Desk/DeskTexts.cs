using Orleans;

namespace ChatPlatform.Desk;

/// <summary>
/// What the conversation says when who answers changes, in the tenant's own words; null, in the platform's, in the bot's
/// language. <c>{agent}</c> stands for the agent's name, <c>{opening}</c> for the next opening ("tomorrow at 9:00").
/// </summary>
/// <param name="Waiting">Somebody is there and will come.</param>
/// <param name="NobodyThere">Within office hours, and nobody is at the desk.</param>
/// <param name="OutsideHours">Before <c>{opening}</c>.</param>
/// <param name="Joined"><c>{agent}</c> answers from here on.</param>
/// <param name="AgentLeft">The agent is gone, and the conversation waits again.</param>
/// <param name="HandedBack">The bot answers from here on.</param>
/// <param name="Closed">The agent has ended the conversation; what comes next goes to the bot.</param>
[GenerateSerializer]
public sealed record DeskTexts(
    string? Waiting = null,
    string? NobodyThere = null,
    string? OutsideHours = null,
    string? Joined = null,
    string? AgentLeft = null,
    string? HandedBack = null,
    string? Closed = null)
{
    public const int MaxLength = 500;
}
