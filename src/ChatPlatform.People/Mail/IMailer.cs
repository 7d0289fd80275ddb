namespace ChatPlatform.People.Mail;

/// <summary>Sends mail, whatever way a deployment has.</summary>
public interface IMailer
{
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}
