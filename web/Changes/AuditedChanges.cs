using ChatPlatform.Changes;
using ChatPlatform.Storage.Auditing;
using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.Web.Changes;

/// <summary>Whoever follows a tenant or the platform is told of what the audit log is told of.</summary>
internal sealed class AuditedChanges(IGrainFactory grains, ILogger<AuditedChanges> logger)
{
    /// <param name="tenantId">Whose chain the end stands in; null for the platform's.</param>
    public void Tell(string? tenantId, AuditEvent end)
    {
        try
        {
            var key = tenantId ?? AccessTopic.Platform;
            foreach (var topic in TopicsOf(end, ofPlatform: tenantId is null))
            {
                grains.Tell(key, topic, end.ObjectId);
            }

            grains.Tell(key, ChangeTopic.Audit);
            if (tenantId is not null && end.Outcome == AuditOutcome.Done && Changed(end.Action) == "tenant")
            {
                // The platform's lists show it, too.
                grains.Tell(AccessTopic.Platform, ChangeTopic.Tenants, tenantId);
                grains.Tell(AccessTopic.Platform, ChangeTopic.Plans);
            }
        }
        catch (Exception failure)
        {
            // What was done is done; who follows sees it when they look again.
            logger.ChangeNotTold(failure, end.Action);
        }
    }

    private static ChangeTopic[] TopicsOf(AuditEvent end, bool ofPlatform) => (end.Outcome, Changed(end.Action), ofPlatform) switch
    {
        (not AuditOutcome.Done, _, _) => [],
        (_, "tenant", true) => [ChangeTopic.Tenants],
        (_, "plan", true) => [ChangeTopic.Plans],
        (_, "tenant", false) => [ChangeTopic.Tenant, ChangeTopic.Bots, ChangeTopic.Origins, ChangeTopic.Limits],
        (_, "bot", false) => [ChangeTopic.Bots],
        (_, "origin", false) => [ChangeTopic.Origins],
        (_, "source", false) => [ChangeTopic.Sources],
        (_, "document" or "knowledge", false) => [ChangeTopic.Documents, ChangeTopic.Sources],
        (_, "model", false) => [ChangeTopic.Models],
        (_, "session" or "visitor", false) => [ChangeTopic.Sessions],
        (_, "canned_reply", false) => [ChangeTopic.Desk],
        (_, "key", _) => [ChangeTopic.Keys],
        (_, "user" or "member" or "invitation", _) => [ChangeTopic.Users],
        (_, "secrets", true) => [ChangeTopic.System],
        _ => [],
    };

    /// <summary>"bot" of "bot.update".</summary>
    private static string Changed(string action) => action[..action.IndexOf('.', StringComparison.Ordinal)];
}
