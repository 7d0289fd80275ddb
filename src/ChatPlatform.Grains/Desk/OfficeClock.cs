using System.Globalization;

namespace ChatPlatform.Desk;

/// <summary>When people answer, by the wall clock of the tenant's time zone, through its changes of summer time.</summary>
internal sealed class OfficeClock(DeskSettings desk)
{
    private const int DaysAhead = 8;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.TryFindSystemTimeZoneById(desk.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <param name="text">"HH:mm", or "24:00".</param>
    public static bool TryRead(string? text, out TimeSpan sinceMidnight)
    {
        if (text == "24:00")
        {
            sinceMidnight = TimeSpan.FromDays(1);
            return true;
        }

        var isTime = TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        sinceMidnight = time.ToTimeSpan();
        return isTime;
    }

    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _zone);

    /// <summary>Without office hours it is always open.</summary>
    public bool IsOpen(DateTimeOffset now)
    {
        var local = Local(now);
        return desk.OfficeHours.IsEmpty
            || desk.OfficeHours.Any(hours => hours.Day == local.DayOfWeek && Read(hours.From) <= local.TimeOfDay && local.TimeOfDay < Read(hours.To));
    }

    /// <returns>The next time it opens after now, by the tenant's clock; null when it never does.</returns>
    public DateTimeOffset? NextOpening(DateTimeOffset now)
    {
        var today = Local(now).Date;
        var openings =
            from ahead in Enumerable.Range(0, DaysAhead)
            let day = today.AddDays(ahead)
            from hours in desk.OfficeHours
            where hours.Day == day.DayOfWeek
            let opening = AtWallClock(day + Read(hours.From))
            where opening > now
            orderby opening
            select (DateTimeOffset?)opening;
        return openings.FirstOrDefault();
    }

    /// <summary>A time that summer time skips is as much later as is skipped; one that comes twice is the first of the two.</summary>
    private DateTimeOffset AtWallClock(DateTime wall)
    {
        if (_zone.IsInvalidTime(wall))
        {
            return Local(new DateTimeOffset(wall, _zone.GetUtcOffset(wall.AddDays(-1))));
        }

        var offset = _zone.IsAmbiguousTime(wall) ? _zone.GetAmbiguousTimeOffsets(wall).Max() : _zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }

    private static TimeSpan Read(string text) => TryRead(text, out var time) ? time : TimeSpan.Zero;
}
