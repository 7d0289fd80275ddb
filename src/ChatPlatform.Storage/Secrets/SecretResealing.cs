using System.Security.Cryptography;

namespace ChatPlatform.Storage.Secrets;

/// <summary>Seals stored values anew, one after the other.</summary>
internal static class SecretResealing
{
    /// <param name="replace">Puts a value in the place of another if that is still there.</param>
    public static async Task<ResealCount> RunAsync(
        string name, string purpose, SecretSeal seal, IEnumerable<(string Owner, string Sealed)> values, Func<string, string, string, Task> replace)
    {
        var (count, resealed, lost) = (0, 0, 0);
        foreach (var (owner, old) in values)
        {
            count++;
            try
            {
                if (seal.Renew(purpose, owner, old) is { } renewed)
                {
                    await replace(owner, old, renewed).ConfigureAwait(false);
                    resealed++;
                }
            }
            catch (Exception failure) when (failure is CryptographicException or FormatException)
            {
                lost++;
            }
        }

        return new ResealCount(name, count, resealed, lost);
    }
}
