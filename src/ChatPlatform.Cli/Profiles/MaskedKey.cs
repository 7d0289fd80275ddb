namespace ChatPlatform.Cli.Profiles;

internal static class MaskedKey
{
    private const int OwnCharacters = 6;

    /// <summary>As much of a key as tells it from others: the prefix that the platform shows too, or three characters of a key that it did not make.</summary>
    public static string Of(string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            return "none";
        }

        var scopeEnd = key.StartsWith("cp_", StringComparison.Ordinal) ? key.IndexOf('_', "cp_".Length) : -1;
        var shown = scopeEnd > 0 ? scopeEnd + 1 + OwnCharacters : 3;
        return key.Length >= 4 * OwnCharacters && key.Length >= 2 * shown ? $"{key[..shown]}…" : "…";
    }
}
