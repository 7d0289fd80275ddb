using Microsoft.Extensions.Options;

namespace ChatPlatform.People;

/// <summary>Finds wrong settings, and says of each what it must be.</summary>
internal sealed class PeopleOptionsValidator : IValidateOptions<PeopleOptions>
{
    public ValidateOptionsResult Validate(string? name, PeopleOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(PeopleOptions options)
    {
        if (options.PublicUrl.Length > 0
            && !(Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length + url.Fragment.Length == 0))
        {
            yield return $"Chat:People:PublicUrl is '{options.PublicUrl}'; it must be an address that begins with http:// or https://, or be left out.";
        }

        foreach (var (setting, value, least, most) in new[]
        {
            (nameof(options.SessionIdleTimeout), options.SessionIdleTimeout, TimeSpan.FromMinutes(5), TimeSpan.FromDays(30)),
            (nameof(options.SessionLifetime), options.SessionLifetime, TimeSpan.FromMinutes(5), TimeSpan.FromDays(90)),
            (nameof(options.InvitationLifetime), options.InvitationLifetime, TimeSpan.FromMinutes(5), TimeSpan.FromDays(90)),
            (nameof(options.PasswordResetLifetime), options.PasswordResetLifetime, TimeSpan.FromMinutes(5), TimeSpan.FromDays(1)),
        })
        {
            if (value < least || value > most)
            {
                yield return $"Chat:People:{setting} is {value}; it must be from {least} to {most}.";
            }
        }
    }
}
