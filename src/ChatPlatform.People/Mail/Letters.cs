using ChatPlatform.Storage.People;
using Microsoft.Extensions.Options;

namespace ChatPlatform.People.Mail;

/// <summary>
/// What people are written. A token stands behind the # of a link: browsers keep that part to themselves, so it
/// comes into no log and no Referer.
/// </summary>
/// <param name="serverAddress">Where the server listens, once it does.</param>
public sealed class Letters(IOptions<PeopleOptions> options, Func<string> serverAddress)
{
    public string InvitationLink(string token) => $"{BaseUrl}/console/invitation#token={token}";

    public string PasswordLink(string token) => $"{BaseUrl}/console/password#token={token}";

    /// <param name="tenantName">What the tenant calls itself.</param>
    public MailMessage Invitation(Invitation invitation, string tenantName, string token)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        return new(
            invitation.Email,
            "You are invited to a chat team",
            $"""
            You are invited to work on {OneLine(tenantName)}'s chat as {invitation.Role.ToString().ToLowerInvariant()}. Follow this link before {invitation.ExpiresAt:d MMMM yyyy HH:mm} UTC; it works once:

            {InvitationLink(token)}

            If you do not know what this is about, do nothing.
            """);
    }

    public MailMessage PasswordReset(string email, string token, TimeSpan lifetime) => new(
        email,
        "Set a new password",
        $"""
        Someone, probably you, asked for a new password. Follow this link within {lifetime.TotalMinutes:0} minutes; it works once:

        {PasswordLink(token)}

        If it was not you, do nothing: your password stays as it is.
        """);

    private string BaseUrl => options.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : serverAddress();

    private static string OneLine(string text) => new([.. text.Select(character => char.IsControl(character) ? ' ' : character)]);
}
