using Orleans;

namespace ChatPlatform.Desk;

/// <summary>A stretch of one day in which people answer, by the wall clock of the tenant's time zone.</summary>
/// <param name="From">"00:00" to "23:59".</param>
/// <param name="To">"00:01" to "24:00", later than <paramref name="From"/>.</param>
[GenerateSerializer]
public sealed record OfficeHours(DayOfWeek Day, string From, string To);
