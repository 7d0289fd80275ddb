namespace ChatPlatform.Tenants;

internal static class SpendCeiling
{
    /// <summary>In words for a visitor, who need not know of money.</summary>
    public static ChatException Reached(TimeSpan? retryAfter = null) => new(
        ErrorCodes.SpendCeilingReached,
        $"The assistant has used up what it may for this month ({LimitNames.SpendPerMonth}).",
        retryAfter,
        LimitNames.SpendPerMonth);
}
