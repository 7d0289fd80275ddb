using System.Text.RegularExpressions;

namespace ChatPlatform.People;

/// <summary>
/// An e-mail address that a person signs in with. ASCII only, so that no two addresses look alike and none becomes
/// another by a change of case (RFC 5321 lengths).
/// </summary>
public static partial class EmailAddress
{
    private const int MaxLength = 254;

    public static bool IsOne(string? text) => text?.Trim() is { Length: > 0 and <= MaxLength } email && Shape.IsMatch(email);

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static string Checked(string? text) =>
        IsOne(text)
            ? text!.Trim()
            : throw new ChatException(ErrorCodes.InvalidRequest, "email must be an e-mail address such as ann@example.com, in ASCII.");

    /// <summary>The form in which two addresses of one mailbox are equal. What is no address has one too.</summary>
    public static string Normalize(string? text) =>
        (text?.Trim() ?? "") is var trimmed && trimmed.Length <= MaxLength ? trimmed.ToUpperInvariant() : trimmed[..MaxLength].ToUpperInvariant();

    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape { get; }
}
