namespace ChatPlatform.Cli.Profiles;

/// <summary>
/// Options first, then the environment, then the profile. A profile's key goes to the profile's own
/// server only: naming another server without a key asks that one without a key.
/// </summary>
internal static class ConnectionFinder
{
    private const string UsualServer = "http://localhost:5080";
    private const int LongestKey = 190;

    /// <exception cref="CliException">An address, key or profile that is none.</exception>
    public static Connection Find(ConnectionChoice choice, Surroundings around, ProfileStore profiles, Action<string> say)
    {
        var profile = FindProfile(Named(choice.Profile) ?? Named(around.Variable("CHAT_PROFILE")), profiles, say);
        var named = Named(choice.Server) ?? Named(around.Variable("CHAT_SERVER"));
        var server = ServerOf(named ?? profile?.Server ?? UsualServer);
        var own = profile is not null && ServerOf(profile.Server) == server ? profile : null;
        var key = KeyOf(choice.Key, around) ?? Named(around.Variable("CHAT_KEY")) ?? own?.Key;
        var tenant = Named(choice.Tenant) ?? Named(around.Variable("CHAT_TENANT")) ?? own?.Tenant;
        return new Connection(server, Checked(key), Header(tenant, "A tenant's id"));
    }

    /// <exception cref="CliException">Not an http or https address.</exception>
    public static Uri ServerOf(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri is { UserInfo: "", Query: "", Fragment: "" }
            ? uri
            : throw CliException.Usage("The server must be an http or https address, such as https://chat.example.com.");

    /// <exception cref="CliException">It could not be sent. The message does not repeat it.</exception>
    public static string? Checked(string? key) =>
        key is { Length: > LongestKey } ? throw CliException.Usage("The key is too long to be one.") : Header(key, "The key");

    /// <summary>The option's key, which may stand on the standard input.</summary>
    public static string? KeyOf(string? option, Surroundings around) =>
        option == "-" ? Named(around.In.ReadLine()) ?? throw CliException.Usage("The standard input holds no key.") : Named(option);

    private static Profile? FindProfile(string? named, ProfileStore profiles, Action<string> say)
    {
        var book = profiles.Read();
        if (book.IsOpenToOthers)
        {
            say($"Others can read {profiles.Path}, which holds keys; 'chmod 600' it.");
        }

        if (named is null)
        {
            return book.Current is { } current ? book.Profiles.GetValueOrDefault(current) : null;
        }

        return book.Profiles.TryGetValue(named, out var profile) ? profile : throw CliException.Usage($"There is no profile '{named}'; 'chat profile list' shows them.");
    }

    private static string? Header(string? text, string what) =>
        text is null || text.All(c => c is > ' ' and <= '~') ? text : throw CliException.Usage($"{what} has characters that none has.");

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
