using System.Globalization;

namespace ChatPlatform.Desk;

/// <summary>What a desk's settings must satisfy before they are stored.</summary>
internal static class DeskRules
{
    private const int MaxOfficeHours = 50;

    /// <exception cref="ChatException"><c>invalid_request</c>, naming the member and the rule.</exception>
    public static void Check(DeskSettings desk)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(desk.TimeZone, out _))
        {
            throw Invalid("time_zone must be an IANA name, such as 'Europe/Berlin'.");
        }

        if (desk.OfficeHours.Length > MaxOfficeHours || !desk.OfficeHours.All(IsWellFormed))
        {
            throw Invalid($"office_hours must be {MaxOfficeHours} at most, each with a day ('monday'), from ('09:00') and a later to ('17:00', '24:00'); past midnight is two of them.");
        }

        if (desk.AgentAwayMinutes is < 1 or > 240)
        {
            throw Invalid("agent_away_minutes must be 1 to 240.");
        }

        string?[] texts =
        [
            desk.Messages.Waiting, desk.Messages.NobodyThere, desk.Messages.OutsideHours, desk.Messages.Joined,
            desk.Messages.AgentLeft, desk.Messages.HandedBack, desk.Messages.Closed,
        ];
        if (texts.Any(text => text is not null && (string.IsNullOrWhiteSpace(text) || text.Length > DeskTexts.MaxLength)))
        {
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"messages must have 1 to {DeskTexts.MaxLength} characters each."));
        }
    }

    private static bool IsWellFormed(OfficeHours? hours) =>
        hours is not null && Enum.IsDefined(hours.Day) && OfficeClock.TryRead(hours.From, out var from) && OfficeClock.TryRead(hours.To, out var to) && from < to;

    private static ChatException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
