using System.Text;

namespace ChatPlatform.Storage.Auditing;

/// <summary>An event as every database gives it back, so that its hash is the same when it is read.</summary>
internal static class StorableEvent
{
    public static AuditEvent Of(AuditEvent happened) => happened with
    {
        Operation = WellFormed(happened.Operation)!,
        Action = WellFormed(happened.Action)!,
        Actor = new AuditActor(happened.Actor.Kind, WellFormed(happened.Actor.Id), WellFormed(happened.Actor.Name)),
        At = ToMicroseconds(happened.At),
        Address = WellFormed(happened.Address),
        ObjectId = WellFormed(happened.ObjectId),
        Before = WellFormed(happened.Before),
        After = WellFormed(happened.After),
        Code = WellFormed(happened.Code),
    };

    /// <summary>PostgreSQL keeps no smaller part of a second.</summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Half a surrogate pair becomes U+FFFD, as it would on its way into UTF-8.</summary>
    private static string? WellFormed(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
