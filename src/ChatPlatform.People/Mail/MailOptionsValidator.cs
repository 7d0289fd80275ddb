using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ChatPlatform.People.Mail;

/// <summary>Finds wrong settings of the mail server, and says of each what it must be, never what is secret of it.</summary>
internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(MailOptions options)
    {
        if (options.Host.Length == 0)
        {
            if (options.User.Length + options.Password.Length + options.From.Length > 0)
            {
                yield return "Chat:Mail:Host is empty, but other settings of the mail server are not. Set it, or take them out.";
            }

            yield break;
        }

        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
        {
            yield return $"Chat:Mail:Host is '{options.Host}'; it must be a host name, such as smtp.example.com.";
        }

        if (options.Port is < 1 or > 65_535)
        {
            yield return $"Chat:Mail:Port is {options.Port}; it must be 1 to 65535.";
        }

        if (!MailboxAddress.TryParse(options.From, out _))
        {
            yield return $"Chat:Mail:From is '{options.From}'; it must be an e-mail address, with a name or without, such as Chat <chat@example.com>.";
        }

        if (options.User.Length == 0 != (options.Password.Length == 0))
        {
            yield return "Chat:Mail:User and Chat:Mail:Password go together; one of them is empty.";
        }

        if (options is { Security: MailSecurity.None, Password.Length: > 0 })
        {
            yield return "Chat:Mail:Security is None, so the password would be sent in the clear. Set it to StartTls or Tls.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > LongestTimeout)
        {
            yield return $"Chat:Mail:Timeout is {options.Timeout}; it must be more than nothing and {LongestTimeout} at most.";
        }

        if (options.Authority.Length > 0 && !IsCertificate(options.Authority))
        {
            yield return $"Chat:Mail:Authority is '{options.Authority}'; it must be a PEM file with a certificate.";
        }
    }

    private static bool IsCertificate(string file)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }
}
