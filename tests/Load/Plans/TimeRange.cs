using System.Globalization;

namespace ChatPlatform.Load.Plans;

/// <summary>A time, or any between two.</summary>
internal readonly record struct TimeRange(TimeSpan From, TimeSpan To)
{
    public TimeSpan Next(Random random) => From + ((To - From) * random.NextDouble());

    /// <param name="text">"2s", "500ms", "1m" or a range such as "0..2s".</param>
    public static bool TryParse(string text, out TimeRange range)
    {
        var ends = text.Split("..");
        range = default;
        if (ends.Length > 2 || !TryParse(ends[0], out TimeSpan from) || !TryParse(ends[^1], out TimeSpan to) || to < from)
        {
            return false;
        }

        range = new TimeRange(from, to);
        return true;
    }

    /// <param name="text">"2s", "500ms", "1m", "0".</param>
    public static bool TryParse(string text, out TimeSpan time)
    {
        var (digits, unit) = text switch
        {
            _ when text.EndsWith("ms", StringComparison.Ordinal) => (text[..^2], TimeSpan.FromMilliseconds(1)),
            _ when text.EndsWith('s') => (text[..^1], TimeSpan.FromSeconds(1)),
            _ when text.EndsWith('m') => (text[..^1], TimeSpan.FromMinutes(1)),
            "0" => (text, TimeSpan.Zero),
            _ => ("", TimeSpan.Zero),
        };
        var isNumber = double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e6;
        time = isNumber ? unit * number : default;
        return isNumber;
    }

    public override string ToString() => From == To ? $"{From.TotalSeconds:0.###} s" : $"{From.TotalSeconds:0.###} to {To.TotalSeconds:0.###} s";
}
