namespace ChatPlatform.People.Mail;

/// <summary>How the line to the mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>It begins in the clear and must be encrypted before anything is said, usually on port 587 (RFC 3207).</summary>
    StartTls,

    /// <summary>From the first byte, usually on port 465 (RFC 8314).</summary>
    Tls,

    /// <summary>Not at all: for a server on the same machine. Without a password, then.</summary>
    None,
}
