using System.CommandLine;

namespace ChatPlatform.Cli.Commands;

/// <summary>Whose audit log: the tenant's, the platform's own, or that of a tenant which may be gone.</summary>
internal sealed class AuditChain
{
    private readonly Option<bool> _platform = new("--platform") { Description = "The platform's own log instead of a tenant's." };
    private readonly Option<string?> _past = new("--past") { Description = "The log of a tenant that may be deleted: its log outlives it.", HelpName = "tenant" };

    public IEnumerable<Symbol> Symbols => [_platform, _past];

    public string Path(Call call) => call.Get(_platform) || call.Has(_past) ? "api/v1/admin/audit" : "api/v1/audit";

    public IEnumerable<(string Name, string? Value)> Query(Call call) => call.Has(_past) ? [("tenant", call.Get(_past))] : [];
}
