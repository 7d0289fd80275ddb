using System.CommandLine;
using System.Globalization;

namespace ChatPlatform.Cli.Commands;

/// <summary>Dates and times of day, in UTC where they name no offset.</summary>
internal static class Moments
{
    public static Option<DateTimeOffset?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "date",
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            {
                return moment;
            }

            result.AddError($"{name} '{result.Tokens[0].Value}' is no date. Write 2026-11-01 or 2026-11-01T12:00Z.");
            return null;
        },
    };

    /// <summary>As the API takes it.</summary>
    public static string? Text(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);
}
