using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;
using MimeKit.Text;

namespace ChatPlatform.People.Mail;

/// <summary>Hands each mail to a server, over a connection of its own: they are few.</summary>
/// <param name="options">Valid ones, with a host.</param>
public sealed class SmtpMailer(MailOptions options, TimeProvider time, ILogger<SmtpMailer> logger) : IMailer
{
    private readonly CertificateTrust _trust = CertificateTrust.Of(options.Authority);

    /// <exception cref="ChatException"><c>unavailable</c>: the server did not take it, which may pass.</exception>
    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Timeout);
        try
        {
            await HandOverAsync(message, patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsTheServers(failure) && !cancellationToken.IsCancellationRequested)
        {
            // What a server says may name addresses, and the mail itself holds a token: neither belongs into a log or an answer.
            logger.MailNotTaken(options.Host, failure.GetType().Name, (failure as SmtpCommandException)?.StatusCode.ToString() ?? "no answer");
            throw new ChatException(ErrorCodes.Unavailable, "The mail could not be sent: the mail server did not take it.", TimeSpan.FromSeconds(30));
        }
    }

    private async Task HandOverAsync(MailMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { ServerCertificateValidationCallback = _trust.Accepts };
        await client.ConnectAsync(options.Host, options.Port, Security(options.Security), cancellationToken).ConfigureAwait(false);
        if (options.User.Length > 0)
        {
            await client.AuthenticateAsync(options.User, options.Password, cancellationToken).ConfigureAwait(false);
        }

        await client.SendAsync(Mime(message), cancellationToken).ConfigureAwait(false);
        await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
    }

    private MimeMessage Mime(MailMessage message) => new(
        [MailboxAddress.Parse(options.From)],
        [new MailboxAddress(name: "", message.To)],
        message.Subject,
        new TextPart(TextFormat.Plain) { Text = message.Text })
    {
        Date = time.GetUtcNow(),
    };

    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private static bool IsTheServers(Exception failure) => failure is
        CommandException or ProtocolException or AuthenticationException or SslHandshakeException or SocketException or IOException
        or NotSupportedException or OperationCanceledException or TimeoutException;
}
