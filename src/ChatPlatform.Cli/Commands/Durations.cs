using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ChatPlatform.Cli.Commands;

/// <summary>Times as a number and a unit: 30m, 12h, 90d, 12w.</summary>
internal static class Durations
{
    private const int MostDays = 36_500;

    public static Option<TimeSpan?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "duration",
        CustomParser = result => Parsed(result.Tokens[0].Value) ?? Refuse(result, name),
    };

    /// <returns>null for what is none.</returns>
    public static TimeSpan? Parsed(string text)
    {
        var unit = text.Length > 0 ? text[^1] : ' ';
        if (!int.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        if (count > MostDays * 1_440)
        {
            return null;
        }

        var duration = unit switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            'w' => TimeSpan.FromDays(7L * count),
            _ => TimeSpan.MinValue,
        };
        return duration >= TimeSpan.Zero && duration.TotalDays <= MostDays ? duration : null;
    }

    private static TimeSpan? Refuse(ArgumentResult result, string name)
    {
        result.AddError($"{name} '{result.Tokens[0].Value}' is no duration. Write 30m, 12h, 90d or 12w.");
        return null;
    }
}
