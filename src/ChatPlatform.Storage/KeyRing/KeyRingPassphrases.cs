namespace ChatPlatform.Storage.KeyRing;

/// <summary>The passphrase that the key ring is encrypted with, and those that it may still be encrypted with from before.</summary>
/// <param name="current">null when a certificate has its place, or nothing.</param>
public sealed class KeyRingPassphrases(string? current, IEnumerable<string> former)
{
    internal string? Current => current;

    internal IReadOnlyList<string> Former { get; } = [.. former];

    internal IEnumerable<string> All => current is null ? Former : Former.Prepend(current);
}
