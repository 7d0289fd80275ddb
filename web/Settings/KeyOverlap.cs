namespace ChatPlatform.Web.Settings;

/// <summary>How long an old key lives on beside the new one, so that no server need change both at once.</summary>
internal static class KeyOverlap
{
    private const int MostHours = 720;

    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static TimeSpan Of(int? hours) => hours switch
    {
        null => Usual,
        >= 0 and <= MostHours => TimeSpan.FromHours(hours.Value),
        _ => throw new ChatException(ErrorCodes.InvalidRequest, $"overlap_hours must be 0 to {MostHours}."),
    };
}
