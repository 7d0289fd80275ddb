namespace ChatPlatform.People.Mail;

/// <param name="Text">Plain text. It may hold a token: it is never logged.</param>
public sealed record MailMessage(string To, string Subject, string Text);
