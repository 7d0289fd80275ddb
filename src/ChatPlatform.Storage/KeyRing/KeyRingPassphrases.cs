namespace ChatPlatform.Storage.KeyRing;

/// <summary>What the key ring is encrypted with, and what it may still be encrypted with from before.</summary>
public sealed class KeyRingPassphrases(string current, IEnumerable<string> former)
{
    internal string Current => current;

    internal IReadOnlyList<string> All { get; } = [current, .. former];
}
