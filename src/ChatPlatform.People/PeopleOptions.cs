namespace ChatPlatform.People;

/// <summary>Settings under <c>Chat:People</c>.</summary>
public sealed class PeopleOptions
{
    public const string Section = "Chat:People";

    /// <summary>
    /// The address that links in mails begin with, such as "https://chat.example.com"; empty: the one that the server
    /// listens on. Never what a request claims as its host, or a stranger could have a link to his own server mailed.
    /// </summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>The folder that mails are written to, a file each, where <c>Chat:Mail</c> names no server; empty: "outbox" in the data directory.</summary>
    public string Outbox { get; set; } = "";

    /// <summary>Whether whoever invites a person is shown the link besides its being mailed.</summary>
    public bool ShowLinks { get; set; } = true;

    /// <summary>A session ends when it has not been used for so long.</summary>
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A session ends after so long, however much it is used.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan PasswordResetLifetime { get; set; } = TimeSpan.FromHours(1);
}
