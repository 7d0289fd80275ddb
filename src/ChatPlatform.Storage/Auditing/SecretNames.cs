using System.Text.RegularExpressions;

namespace ChatPlatform.Storage.Auditing;

/// <summary>Which members are taken for secrets by their name. In doubt they are.</summary>
internal static partial class SecretNames
{
    /// <summary>Anywhere in the name, its words put together: <c>ApiKey</c>, <c>api_key</c> and <c>apikey</c> are one.</summary>
    private static readonly string[] Parts =
        ["secret", "password", "passwd", "passphrase", "token", "apikey", "privatekey", "credential", "connectionstring", "authorization", "cookie"];

    /// <summary>As a word of the name: <c>keys</c>, but not <c>keywords</c>.</summary>
    private static readonly HashSet<string> Words =
        ["key", "keys", "pwd", "pin", "otp", "totp", "auth", "connection", "hash", "salt", "seal", "signature", "certificate", "recovery"];

    /// <summary>Last words that say the value is about a secret and none: <c>key_id</c>, <c>token_expires_at</c>.</summary>
    private static readonly HashSet<string> Harmless = ["id", "prefix", "at", "count", "scope", "scopes", "set"];

    public static bool Contains(string name)
    {
        var words = Word().Matches(name).Select(word => word.Value.ToLowerInvariant()).ToList();
        var joined = string.Concat(words);
        return (words.Exists(Words.Contains) || Parts.Any(part => joined.Contains(part, StringComparison.Ordinal)))
            && !(words.Count > 1 && Harmless.Contains(words[^1]));
    }

    /// <summary>Numbers under such a name count something: <c>input_tokens</c>, <c>max_keys</c>.</summary>
    public static bool MayCount(string name) => name.EndsWith('s');

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
