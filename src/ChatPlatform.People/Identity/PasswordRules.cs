using Microsoft.AspNetCore.Identity;

namespace ChatPlatform.People.Identity;

/// <summary>What Identity's own rules leave out: an upper bound, and a password that is the address written again.</summary>
internal sealed class PasswordRules : IPasswordValidator<User>
{
    public const int MaxLength = 256;

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var local = user.Record.Email.Split('@')[0];
        return Task.FromResult(password switch
        {
            { Length: > MaxLength } => Failed($"Passwords must have {MaxLength} characters at most."),
            not null when password.Replace(user.Record.Email, "", StringComparison.OrdinalIgnoreCase).Replace(local, "", StringComparison.OrdinalIgnoreCase).Length < 6 =>
                Failed("Passwords must not be made of the e-mail address."),
            _ => IdentityResult.Success,
        });
    }

    private static IdentityResult Failed(string sentence) => IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRules), Description = sentence });
}
