using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using ChatPlatform.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Security;

/// <summary>
/// Signed and sealed by ASP.NET Data Protection, whose keys rotate with overlap: the short-lived token
/// that opens the hub, and the long-lived handle by which a visitor's page resumes its session.
/// </summary>
internal sealed class VisitorTokens(IDataProtectionProvider protection, IOptions<ChatOptions> options, TimeProvider time)
{
    private static readonly TimeSpan HandleLifetime = TimeSpan.FromDays(90);

    private readonly IDataProtector _tokens = protection.CreateProtector("visitor-token.v1");
    private readonly IDataProtector _handles = protection.CreateProtector("session-handle.v1");

    public (string Token, DateTimeOffset ExpiresAt) CreateToken(Visitor visitor) => Seal(_tokens, visitor, options.Value.VisitorTokenLifetime);

    public string CreateHandle(Visitor visitor) => Seal(_handles, visitor, HandleLifetime).Sealed;

    public bool TryReadToken(string? token, [NotNullWhen(true)] out Visitor? visitor) => TryOpen(_tokens, token, out visitor);

    public bool TryReadHandle(string? handle, [NotNullWhen(true)] out Visitor? visitor) => TryOpen(_handles, handle, out visitor);

    private (string Sealed, DateTimeOffset ExpiresAt) Seal(IDataProtector protector, Visitor visitor, TimeSpan lifetime)
    {
        var expiresAt = time.GetUtcNow() + lifetime;
        return (protector.Protect(JsonSerializer.Serialize(new Sealed(visitor, expiresAt))), expiresAt);
    }

    private bool TryOpen(IDataProtector protector, string? text, [NotNullWhen(true)] out Visitor? visitor)
    {
        visitor = null;
        if (text is not { Length: > 0 and <= 4_000 })
        {
            return false;
        }

        try
        {
            var opened = JsonSerializer.Deserialize<Sealed>(protector.Unprotect(text));
            visitor = opened is not null && opened.ExpiresAt > time.GetUtcNow() ? opened.Visitor : null;
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException or FormatException)
        {
            // Not ours, or sealed with a key that is gone: as good as none.
        }

        return visitor is not null;
    }

    private sealed record Sealed(Visitor Visitor, DateTimeOffset ExpiresAt);
}
