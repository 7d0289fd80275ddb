using System.Collections.Immutable;
using ChatPlatform.People.Identity;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace ChatPlatform.People.SecondFactor;

/// <summary>A person's authenticator and recovery codes, from set-up to removal.</summary>
public sealed class SecondFactors(PeopleUserManager users)
{
    private const string Issuer = "ChatPlatform";
    private const int RecoveryCodes = 10;
    private const int QrModulePixels = 4;

    /// <summary>Makes a key, which is of no effect before <see cref="ConfirmAsync"/>.</summary>
    /// <exception cref="ChatException"><c>conflict</c>: there is a second factor already.</exception>
    public async Task<AuthenticatorSetup> BeginAsync(User user)
    {
        RequireNone(user);
        (await users.ResetAuthenticatorKeyAsync(user).ConfigureAwait(false)).Required();
        var key = (await users.GetAuthenticatorKeyAsync(user).ConfigureAwait(false))!;
        var uri = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user.Record.Email)}?secret={key}&issuer={Issuer}&digits=6&period=30";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return new AuthenticatorSetup(key, uri, picture.GetGraphic(QrModulePixels));
    }

    /// <summary>Turns the second factor on: the person has shown that their authenticator has the key.</summary>
    /// <returns>Recovery codes, each of which stands once for a code of the authenticator; shown this once.</returns>
    /// <exception cref="ChatException"><c>second_factor_invalid</c>, or <c>conflict</c>: there is one already, or none was begun.</exception>
    public async Task<ImmutableArray<string>> ConfirmAsync(User user, string? code)
    {
        RequireNone(user);
        if (user.Record.AuthenticatorKey is null)
        {
            throw new ChatException(ErrorCodes.Conflict, "No second factor is being set up. Begin with POST /api/v1/me/second-factor.");
        }

        if (!await VerifyCodeAsync(user, code).ConfigureAwait(false))
        {
            throw Invalid();
        }

        (await users.SetTwoFactorEnabledAsync(user, true).ConfigureAwait(false)).Required();
        return await RenewRecoveryCodesAsync(user).ConfigureAwait(false);
    }

    /// <summary>Makes new recovery codes; the old ones are void.</summary>
    /// <exception cref="ChatException"><c>conflict</c>: there is no second factor.</exception>
    public async Task<ImmutableArray<string>> RenewRecoveryCodesAsync(User user)
    {
        if (!user.Record.SecondFactor)
        {
            throw new ChatException(ErrorCodes.Conflict, "There is no second factor, so there is nothing to recover from.");
        }

        return [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes).ConfigureAwait(false) ?? []];
    }

    /// <summary>Turns the second factor off and forgets key and codes.</summary>
    public async Task RemoveAsync(User user)
    {
        user.Record = user.Record with { SecondFactor = false, AuthenticatorKey = null, RecoveryCodes = [] };
        (await users.UpdateAsync(user).ConfigureAwait(false)).Required();
    }

    /// <param name="code">Of the authenticator, or a recovery code. Either is used up.</param>
    public async Task<bool> VerifyAsync(User user, string? code) =>
        await VerifyCodeAsync(user, code).ConfigureAwait(false)
        || (code?.Trim().ToUpperInvariant() is { Length: > 6 and < 64 } recovery
            && (await users.RedeemTwoFactorRecoveryCodeAsync(user, recovery).ConfigureAwait(false)).Succeeded);

    public static ChatException Invalid() =>
        new(ErrorCodes.SecondFactorInvalid, "The code is wrong, has expired or was used before. Take the one that your authenticator shows now.");

    private async Task<bool> VerifyCodeAsync(User user, string? code) =>
        code?.Trim() is { Length: 6 } digits
        && await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits).ConfigureAwait(false);

    private static void RequireNone(User user)
    {
        if (user.Record.SecondFactor)
        {
            throw new ChatException(ErrorCodes.Conflict, "There is a second factor already. Remove it first.");
        }
    }
}
