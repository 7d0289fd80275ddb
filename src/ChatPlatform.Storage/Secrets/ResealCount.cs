namespace ChatPlatform.Storage.Secrets;

/// <param name="Values">How many there are.</param>
/// <param name="Resealed">Of these, how many an older key had sealed.</param>
/// <param name="Lost">How many cannot be opened: the key ring has lost their key.</param>
public sealed record ResealCount(string Name, int Values, int Resealed, int Lost);
