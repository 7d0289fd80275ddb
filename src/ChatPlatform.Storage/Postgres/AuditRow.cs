using ChatPlatform.Storage.Auditing;

namespace ChatPlatform.Storage.Postgres;

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

    public DateTimeOffset At { get; init; }

    public string? Address { get; init; }

    public string? ObjectId { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Code { get; init; }

    public required byte[] Previous { get; init; }

    public required byte[] Hash { get; init; }

    public AuditEntry ToEntry() => new(
        Chain,
        Sequence,
        new AuditEvent(
            StoredText.Decode(Operation)!,
            StoredText.Decode(Action)!,
            Outcome.ToEnum<AuditOutcome>(),
            new AuditActor(ActorKind.ToEnum<AuditActorKind>(), StoredText.Decode(ActorId), StoredText.Decode(ActorName)),
            At,
            StoredText.Decode(Address),
            StoredText.Decode(ObjectId),
            StoredText.Decode(Before),
            StoredText.Decode(After),
            StoredText.Decode(Code)),
        Previous,
        Hash);

    public static void Add(Statements statements, AuditEntry entry)
    {
        var (operation, action, outcome, actor, at, address, objectId, before, after, code) = entry.Event;
        statements.Add(
            "INSERT INTO audit_entries VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            entry.Chain,
            entry.Sequence,
            StoredText.Encode(operation),
            StoredText.Encode(action),
            outcome.ToText(),
            actor.Kind.ToText(),
            StoredText.Encode(actor.Id),
            StoredText.Encode(actor.Name),
            at.ToUniversalTime(),
            StoredText.Encode(address),
            StoredText.Encode(objectId),
            StoredText.Encode(before),
            StoredText.Encode(after),
            StoredText.Encode(code),
            entry.Previous,
            entry.Hash);
    }
}
