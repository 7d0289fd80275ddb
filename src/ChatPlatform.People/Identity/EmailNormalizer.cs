using Microsoft.AspNetCore.Identity;

namespace ChatPlatform.People.Identity;

/// <summary>Identity looks people up by the same form of an address that we store.</summary>
internal sealed class EmailNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => EmailAddress.Normalize(email);

    public string? NormalizeName(string? name) => EmailAddress.Normalize(name);
}
