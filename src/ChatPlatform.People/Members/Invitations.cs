using ChatPlatform.People.Identity;
using ChatPlatform.People.Mail;
using ChatPlatform.People.Passwords;
using ChatPlatform.People.SignIn;
using ChatPlatform.Storage.People;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Options;

namespace ChatPlatform.People.Members;

/// <summary>How people come to a tenant: by a link that works once, for a time, and only for whom it was made.</summary>
public sealed class Invitations(
    IInvitationStore store,
    PeopleUserManager users,
    UserPasswords passwords,
    SignIns signIns,
    SignInAttempts attempts,
    IMailer mailer,
    Letters letters,
    IOptions<PeopleOptions> options,
    TimeProvider time)
{
    public const string TokenKind = "invite";

    /// <summary>
    /// Invites an address. Whether it has an account already is not told: the tenant learns of its own people only.
    /// </summary>
    /// <param name="invitedBy">Who does, for the record.</param>
    /// <param name="mostUsers">How many people the tenant may have, invited ones counted; 0 for as many as it likes.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>, or <c>quota_exceeded</c>: the plan allows no more people.</exception>
    public async Task<IssuedInvitation> InviteAsync(
        TenantConfig tenant, string? email, TenantRole? role, string invitedBy, int mostUsers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var checkedEmail = EmailAddress.Checked(email);
        var now = time.GetUtcNow();
        var token = SecretToken.Create(TokenKind);
        var invitation = new Invitation(
            Guid.CreateVersion7(now).ToString("N"), tenant.Id, checkedEmail, EmailAddress.Normalize(checkedEmail),
            TenantRoles.Checked(role), invitedBy, now, now + options.Value.InvitationLifetime);
        if (await store.AddAsync(invitation, SecretToken.Hash(TokenKind, token)!, mostUsers, cancellationToken).ConfigureAwait(false) is { } used)
        {
            throw QuotaExceeded.Of(LimitNames.Users, mostUsers, used);
        }

        await mailer.SendAsync(letters.Invitation(invitation, tenant.Name, token), cancellationToken).ConfigureAwait(false);
        return new IssuedInvitation(invitation, options.Value.ShowLinks ? letters.InvitationLink(token) : null);
    }

    /// <summary>
    /// Lets the invited person in. One who has an account proves that it is theirs, by being signed in or by the
    /// password: whoever made or saw the link gains nothing over it.
    /// </summary>
    /// <param name="signedInUserId">Who asks; null: nobody who is signed in.</param>
    /// <returns>The invitation, which is used up.</returns>
    /// <exception cref="ChatException">
    /// <c>token_invalid</c>; <c>password_rejected</c>, after which the token is as good as before; as <see cref="SignIns.VerifyAsync"/>.
    /// </exception>
    public async Task<(User User, Invitation Invitation)> AcceptAsync(
        AcceptRequest request, string? signedInUserId, string clientAddress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await attempts.BeginTokenAsync(clientAddress).ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (SecretToken.Hash(TokenKind, request.Token) is not { } hash
            || await store.FindAsync(hash, now, cancellationToken).ConfigureAwait(false) is not { } invitation)
        {
            throw Invalid();
        }

        await attempts.ReleaseTokenAsync(clientAddress).ConfigureAwait(false);
        var known = await users.FindByEmailAsync(invitation.NormalizedEmail).ConfigureAwait(false);
        if (known is not null && known.Id != signedInUserId)
        {
            await signIns.VerifyAsync(new SignInRequest(invitation.Email, request.Password, request.Code), clientAddress).ConfigureAwait(false);
        }

        var user = known ?? await NewUserAsync(invitation, request, now).ConfigureAwait(false);
        return await store.AcceptAsync(hash, user.Id, known is null ? user.Record : null, now, cancellationToken).ConfigureAwait(false)
            ? (user, invitation)
            : throw Invalid();
    }

    private async Task<User> NewUserAsync(Invitation invitation, AcceptRequest request, DateTimeOffset now)
    {
        var user = User.New(invitation.Email, PersonName.Checked(request.Name), platformAdmin: false, now);
        user.Record = user.Record with { PasswordHash = await passwords.HashAsync(user, request.Password).ConfigureAwait(false) };
        return user;
    }

    private static ChatException Invalid() =>
        new(ErrorCodes.TokenInvalid, "The invitation is not valid any more. It works once, and for a time; ask for a new one.");
}
