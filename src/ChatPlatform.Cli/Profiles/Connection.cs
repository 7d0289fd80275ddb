namespace ChatPlatform.Cli.Profiles;

/// <param name="Server">Ends in a slash.</param>
/// <param name="Key">null to ask without one.</param>
internal sealed record Connection(Uri Server, string? Key, string? Tenant);
