namespace ChatPlatform.Knowledge.Domains;

/// <summary>Where a token can be shown: one of the three is enough.</summary>
public static class ProofPlaces
{
    /// <summary>A text file on the site, with <see cref="Line"/> among its lines.</summary>
    public const string FilePath = "/.well-known/chatplatform.txt";

    /// <summary>The name of a meta element in the head of the site's start page, whose content is the token.</summary>
    public const string MetaName = "chatplatform-verification";

    /// <summary>Before the host: the name of a DNS TXT record, with <see cref="Line"/> as its text.</summary>
    public const string RecordLabel = "_chatplatform";

    private const string Key = MetaName + "=";

    public static string Line(string token) => Key + token;

    public static string Meta(string token) => $"<meta name=\"{MetaName}\" content=\"{token}\">";

    /// <returns>null for any other line.</returns>
    internal static string? TokenIn(string line) =>
        line.Trim() is var text && text.StartsWith(Key, StringComparison.Ordinal) ? text[Key.Length..].Trim() : null;
}
