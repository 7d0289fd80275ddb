using System.Globalization;

namespace ChatPlatform.Storage.Conversations;

/// <summary>How amounts of money and the months they belong to are stored.</summary>
internal static class Money
{
    private const decimal Micros = 1_000_000;

    /// <summary>Whole millionths, rounded up.</summary>
    public static long ToMicros(this decimal amount) => (long)Math.Ceiling(amount * Micros);

    public static decimal FromMicros(this long micros) => micros / Micros;

    /// <summary>The month (UTC) that the time lies in.</summary>
    public static string ToMonth(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
