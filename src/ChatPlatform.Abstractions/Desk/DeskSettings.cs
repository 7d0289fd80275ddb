using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.Desk;

/// <summary>How a tenant's people are reached.</summary>
/// <param name="OfficeHours">None: at all times.</param>
/// <param name="TimeZone">An IANA name, such as "Europe/Berlin".</param>
/// <param name="BotAnswersWhileWaiting">Whether the bot goes on answering until a person takes over.</param>
/// <param name="AgentAwayMinutes">1 to 240. A conversation whose agent has been away for longer goes back to the queue.</param>
[GenerateSerializer]
public sealed record DeskSettings(
    ImmutableArray<OfficeHours> OfficeHours,
    string TimeZone,
    DeskTexts Messages,
    bool BotAnswersWhileWaiting = false,
    int AgentAwayMinutes = 5)
{
    public static DeskSettings Default { get; } = new([], "Etc/UTC", new DeskTexts());
}
