using Microsoft.AspNetCore.Identity;

namespace ChatPlatform.People.Identity;

internal static class IdentityResultExtensions
{
    /// <exception cref="ChatException"><c>conflict</c>, <c>password_rejected</c>, or <c>invalid_request</c>.</exception>
    public static void Required(this IdentityResult result)
    {
        if (result.Succeeded)
        {
            return;
        }

        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
        {
            throw new ChatException(ErrorCodes.Conflict, "The user was changed by someone else meanwhile. Repeat the change.");
        }

        throw new ChatException(ErrorCodes.InvalidRequest, Sentences(result));
    }

    public static string Sentences(this IdentityResult result) => string.Join(' ', result.Errors.Select(error => error.Description));
}
