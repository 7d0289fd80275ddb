namespace ChatPlatform.Cli.Profiles;

/// <param name="Tenant">For a platform admin's key that mostly serves one tenant.</param>
internal sealed record Profile(string Server, string? Key = null, string? Tenant = null);
