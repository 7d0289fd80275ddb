using ChatPlatform.People.Identity;
using ChatPlatform.People.Passwords;
using ChatPlatform.People.SecondFactor;

namespace ChatPlatform.People.SignIn;

/// <summary>Finds out whether somebody is who they say they are.</summary>
public sealed class SignIns(PeopleUserManager users, UserPasswords passwords, SecondFactors secondFactors, SignInAttempts attempts)
{
    /// <param name="clientAddress">Where the request comes from.</param>
    /// <exception cref="ChatException">
    /// <c>sign_in_failed</c>, <c>second_factor_required</c>, <c>second_factor_invalid</c> or <c>too_many_attempts</c>.
    /// </exception>
    public async Task<User> VerifyAsync(SignInRequest request, string clientAddress)
    {
        ArgumentNullException.ThrowIfNull(request);
        var email = EmailAddress.Normalize(request.Email);
        await attempts.BeginAsync(email, clientAddress).ConfigureAwait(false);
        var user = await users.FindByEmailAsync(email).ConfigureAwait(false);
        if (!passwords.Verify(user, request.Password))
        {
            throw new ChatException(ErrorCodes.SignInFailed, "The e-mail address or the password is wrong.");
        }

        if (user!.Record.SecondFactor && !await secondFactors.VerifyAsync(user, request.Code).ConfigureAwait(false))
        {
            if (!string.IsNullOrWhiteSpace(request.Code))
            {
                throw SecondFactors.Invalid();
            }

            await attempts.ReleaseAsync(email, clientAddress).ConfigureAwait(false);
            throw new ChatException(ErrorCodes.SecondFactorRequired, "The password is right. Send the code of your authenticator, or a recovery code, as 'code' besides.");
        }

        await attempts.SucceedAsync(email, clientAddress).ConfigureAwait(false);
        return user;
    }

    /// <summary>A person who is signed in proves anew that it is they who sit there, before something that matters.</summary>
    /// <exception cref="ChatException">As <see cref="VerifyAsync"/>.</exception>
    public async Task<User> ConfirmAsync(string userId, string? password, string clientAddress)
    {
        var user = await users.FindByIdAsync(userId).ConfigureAwait(false);
        var email = user?.Record.NormalizedEmail ?? "";
        await attempts.BeginAsync(email, clientAddress).ConfigureAwait(false);
        if (!passwords.Verify(user, password))
        {
            throw new ChatException(ErrorCodes.SignInFailed, "The password is wrong.");
        }

        await attempts.ReleaseAsync(email, clientAddress).ConfigureAwait(false);
        return user!;
    }
}
