using ChatPlatform.Storage.Auditing;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>A row of <c>audit_entries</c>.</summary>
internal sealed class AuditRow
{
    public const string Columns =
        """
        chain AS Chain, sequence AS Sequence, operation AS Operation, action AS Action, outcome AS Outcome, actor_kind AS ActorKind,
        actor_id AS ActorId, actor_name AS ActorName, at AS At, address AS Address, object_id AS ObjectId, before AS Before, after AS After,
        code AS Code, previous AS Previous, hash AS Hash
        """;

    public required string Chain { get; init; }

    public long Sequence { get; init; }

    public required string Operation { get; init; }

    public required string Action { get; init; }

    public required string Outcome { get; init; }

    public required string ActorKind { get; init; }

    public string? ActorId { get; init; }

    public string? ActorName { get; init; }

    public required string At { get; init; }

    public string? Address { get; init; }

    public string? ObjectId { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Code { get; init; }

    public required byte[] Previous { get; init; }

    public required byte[] Hash { get; init; }

    public static AuditRow Of(AuditEntry entry) => new()
    {
        Chain = entry.Chain,
        Sequence = entry.Sequence,
        Operation = entry.Event.Operation,
        Action = entry.Event.Action,
        Outcome = entry.Event.Outcome.ToText(),
        ActorKind = entry.Event.Actor.Kind.ToText(),
        ActorId = entry.Event.Actor.Id,
        ActorName = entry.Event.Actor.Name,
        At = entry.Event.At.ToText(),
        Address = entry.Event.Address,
        ObjectId = entry.Event.ObjectId,
        Before = entry.Event.Before,
        After = entry.Event.After,
        Code = entry.Event.Code,
        Previous = entry.Previous,
        Hash = entry.Hash,
    };

    public AuditEntry ToEntry() => new(
        Chain,
        Sequence,
        new AuditEvent(
            Operation, Action, Outcome.ToEnum<AuditOutcome>(), new AuditActor(ActorKind.ToEnum<AuditActorKind>(), ActorId, ActorName), At.ToTime(),
            Address, ObjectId, Before, After, Code),
        Previous,
        Hash);
}
