namespace ChatPlatform.People.Mail;

/// <summary>Settings under <c>Chat:Mail</c>: the server that mails are handed to. Without one they are files in the outbox.</summary>
public sealed class MailOptions
{
    public const string Section = "Chat:Mail";

    /// <summary>A host name, which its certificate must be for; empty: mails are written to the outbox.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>A PEM file with the certificate of an authority that is trusted besides the system's; empty for none.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Empty for a server that wants none.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Whom mails are from, such as "Chat &lt;chat@example.com&gt;".</summary>
    public string From { get; set; } = "";

    /// <summary>For handing over one mail.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Never shows the password.</summary>
    public override string ToString() => $"{{ Host = {Host}, Port = {Port}, Security = {Security}, User = {User}, From = {From} }}";
}
