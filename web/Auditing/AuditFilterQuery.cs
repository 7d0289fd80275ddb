using ChatPlatform.Storage.Auditing;
using Microsoft.AspNetCore.Mvc;

namespace ChatPlatform.Web.Auditing;

/// <summary>The query of an audit list, each member of which narrows it.</summary>
/// <param name="Action"><c>tenant.update</c>, or <c>tenant</c> for all that is done to tenants.</param>
/// <param name="Actor">The id of a key or user, a key's prefix, or an e-mail address.</param>
/// <param name="Object">The id of what was changed.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
internal sealed record AuditFilterQuery(
    [FromQuery(Name = "action")] string? Action,
    [FromQuery(Name = "actor")] string? Actor,
    [FromQuery(Name = "object")] string? Object,
    [FromQuery(Name = "from")] DateTimeOffset? From,
    [FromQuery(Name = "to")] DateTimeOffset? To)
{
    public AuditQuery ToQuery() => new(Action, Actor, Object, From, To);
}
