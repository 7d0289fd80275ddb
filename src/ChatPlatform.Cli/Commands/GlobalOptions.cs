using System.CommandLine;

namespace ChatPlatform.Cli.Commands;

/// <summary>What every command understands.</summary>
internal sealed class GlobalOptions
{
    private const int LongestPatience = 3_600;

    public Option<string?> Server { get; } = new("--server") { Description = "The platform's address. Else CHAT_SERVER, the profile's, http://localhost:5080.", HelpName = "url", Recursive = true };

    public Option<string?> Key { get; } = new("--key") { Description = "An API key; '-' reads it from the standard input. Else CHAT_KEY, the profile's.", HelpName = "key", Recursive = true };

    public Option<string?> Tenant { get; } = new("--tenant", "-t") { Description = "Whose things, with a platform admin's key; a tenant's own key says it. Else CHAT_TENANT, the profile's.", HelpName = "id", Recursive = true };

    public Option<string?> Profile { get; } = new("--profile", "-p") { Description = "A profile by name. Else CHAT_PROFILE, the one in use.", HelpName = "name", Recursive = true };

    public Option<bool> Json { get; } = new("--json") { Description = "The API's own JSON on the standard output, and nothing else there.", Recursive = true };

    public Option<int> Patience { get; } = new("--patience")
    {
        Description = "Seconds to wait in all when the server is busy and says when to ask again.",
        HelpName = "seconds",
        Recursive = true,
        DefaultValueFactory = _ => 60,
    };

    public GlobalOptions() => Numbers.Between(Patience, 0, LongestPatience);

    public void AddTo(Command root)
    {
        Option[] all = [Server, Key, Tenant, Profile, Json, Patience];
        foreach (var option in all)
        {
            root.Options.Add(option);
        }
    }
}
