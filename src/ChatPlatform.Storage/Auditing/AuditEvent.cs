namespace ChatPlatform.Storage.Auditing;

/// <summary>What happened. Holds no secrets and nothing that a visitor wrote: <see cref="AuditMask"/> sees to the states.</summary>
/// <param name="Operation">Joins a beginning and its ends.</param>
/// <param name="Action"><c>object.verb</c>, such as <c>tenant.update</c>.</param>
/// <param name="Address">The client's address; null for the platform's own doing.</param>
/// <param name="Before">The object's state, as JSON; null when there was none or it was not told.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
/// <param name="Code">Why it was refused: one of <see cref="ErrorCodes"/>.</param>
public sealed record AuditEvent(
    string Operation,
    string Action,
    AuditOutcome Outcome,
    AuditActor Actor,
    DateTimeOffset At,
    string? Address = null,
    string? ObjectId = null,
    string? Before = null,
    string? After = null,
    string? Code = null)
{
    /// <summary>Something that is told once, without a beginning and an end.</summary>
    public static AuditEvent Single(string action, AuditActor actor, DateTimeOffset at, string? objectId = null, string? after = null) =>
        new(NewOperation(at), action, AuditOutcome.Done, actor, at, ObjectId: objectId, After: after);

    public static string NewOperation(DateTimeOffset at) => Guid.CreateVersion7(at).ToString("N");
}
