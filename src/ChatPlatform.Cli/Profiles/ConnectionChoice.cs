namespace ChatPlatform.Cli.Profiles;

/// <summary>What the command line itself names; null where it does not.</summary>
internal sealed record ConnectionChoice(string? Server, string? Key, string? Tenant, string? Profile);
