using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Storage.Auditing;

namespace ChatPlatform.Web.Auditing;

/// <summary>An entry as the API shows it.</summary>
/// <param name="TenantId">Whose chain it stands in; null for the platform's.</param>
/// <param name="Hash">SHA-256, in hex.</param>
public sealed record AuditRecord(
    long Sequence,
    string? TenantId,
    DateTimeOffset At,
    string Operation,
    string Action,
    AuditOutcome Outcome,
    AuditActor Actor,
    string? Address,
    string? ObjectId,
    JsonNode? Before,
    JsonNode? After,
    string? Code,
    string PreviousHash,
    string Hash)
{
    public static AuditRecord Of(AuditEntry entry) => new(
        entry.Sequence,
        entry.Chain == AuditChain.Platform ? null : entry.Chain,
        entry.Event.At,
        entry.Event.Operation,
        entry.Event.Action,
        entry.Event.Outcome,
        entry.Event.Actor,
        entry.Event.Address,
        entry.Event.ObjectId,
        State(entry.Event.Before),
        State(entry.Event.After),
        entry.Event.Code,
        Convert.ToHexStringLower(entry.Previous),
        Convert.ToHexStringLower(entry.Hash));

    /// <summary>As text if it is no JSON any more: an entry that somebody changed must still be seen.</summary>
    private static JsonNode? State(string? json)
    {
        try
        {
            return json is null ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
