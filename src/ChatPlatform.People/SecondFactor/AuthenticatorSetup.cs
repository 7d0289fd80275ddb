namespace ChatPlatform.People.SecondFactor;

/// <summary>What a person gives to their authenticator: by scanning the picture, by the link, or by typing the key.</summary>
/// <param name="Key">Base 32.</param>
/// <param name="Uri">otpauth://totp/...</param>
/// <param name="QrSvg">The link as a picture, a whole SVG document without scripts or outside references.</param>
public sealed record AuthenticatorSetup(string Key, string Uri, string QrSvg);
