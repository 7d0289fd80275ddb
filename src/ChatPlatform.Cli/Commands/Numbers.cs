using System.CommandLine;
using System.Globalization;

namespace ChatPlatform.Cli.Commands;

internal static class Numbers
{
    /// <summary>Refuses other values as wrong usage.</summary>
    public static Option<T> Between<T>(Option<T> option, long least, long most)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && !(long.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be a whole number from {least} to {most}."));
            }
        });
        return option;
    }
}
