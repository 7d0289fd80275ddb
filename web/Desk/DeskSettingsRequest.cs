using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChatPlatform.Desk;

namespace ChatPlatform.Web.Desk;

/// <summary>What is to be changed of a desk's settings; what is left out stays as it is.</summary>
/// <param name="OfficeHours">[]: at all times.</param>
/// <param name="TimeZone">An IANA name, such as "Europe/Berlin".</param>
/// <param name="Messages">All of them: what is left out of these is said in the platform's words.</param>
/// <param name="BotAnswersWhileWaiting">Whether the bot goes on answering until a person takes over; false at first.</param>
/// <param name="AgentAwayMinutes">1 to 240, 5 at first: when a conversation of an agent who has gone waits again.</param>
/// <param name="Version">Of the configuration that was seen; another one now is a conflict. Left out: whatever is there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DeskSettingsRequest(
    ImmutableArray<OfficeHours>? OfficeHours = null,
    string? TimeZone = null,
    DeskTexts? Messages = null,
    bool? BotAnswersWhileWaiting = null,
    int? AgentAwayMinutes = null,
    long? Version = null,
    string? TenantId = null)
{
    public DeskSettings OnTopOf(DeskSettings desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk with
        {
            OfficeHours = OfficeHours is { IsDefault: false } hours ? hours : desk.OfficeHours,
            TimeZone = TimeZone ?? desk.TimeZone,
            Messages = Messages ?? desk.Messages,
            BotAnswersWhileWaiting = BotAnswersWhileWaiting ?? desk.BotAnswersWhileWaiting,
            AgentAwayMinutes = AgentAwayMinutes ?? desk.AgentAwayMinutes,
        };
    }
}
