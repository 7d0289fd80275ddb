namespace ChatPlatform.Tenants;

/// <summary>The limits' names in refusals, reports and settings, part of the public contract: add, never rename.</summary>
public static class LimitNames
{
    public const string TurnsPerMinute = "turns_per_minute";
    public const string TurnsPerMinutePerAddress = "turns_per_minute_per_address";
    public const string TurnsPerMinutePerSession = "turns_per_minute_per_session";
    public const string TurnsPerMinutePerBot = "turns_per_minute_per_bot";
    public const string MessagesPerMonth = "messages_per_month";
    public const string SpendPerMonth = "spend_per_month";
    public const string Bots = "bots";
    public const string Documents = "documents";
    public const string Bytes = "bytes";
    public const string Users = "users";

    /// <summary>Failures of one client address, after which it is blocked for a while.</summary>
    public const string FailuresPerAddress = "failures_per_address";
}
