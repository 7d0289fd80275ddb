namespace ChatPlatform.Storage.Auditing;

/// <summary>Makes the next link of a chain, for whoever holds the chain's lock.</summary>
internal sealed class AuditLinks(AuditSeal seal)
{
    /// <summary>The action of the entry that says: here the chain's end was not as the platform had left it.</summary>
    public const string Broken = "audit.broken";

    /// <summary>See <see cref="AuditSeal.Prepare"/>; before the transaction.</summary>
    public void Prepare() => seal.Prepare();

    /// <returns>
    /// What is to be added and the head after it: the event's entry alone or, since a chain whose end was tampered with must
    /// neither stop all work nor be sealed anew as if nothing had been, a remark before it that stays for good.
    /// </returns>
    public (IReadOnlyList<AuditEntry> Added, AuditHead Head) Next(string chain, AuditTail tail, AuditEvent happened)
    {
        happened = StorableEvent.Of(happened);
        List<AuditEntry> added = [];
        if (!IsAsLeft(chain, tail))
        {
            Add(new AuditEvent(happened.Operation, Broken, AuditOutcome.Failed, AuditActor.System, happened.At));
        }

        Add(happened);
        return (added, seal.Close(chain, added[^1].Sequence, added[^1].Hash));

        void Add(AuditEvent next)
        {
            var sequence = 1 + (added.Count > 0 ? added[^1].Sequence : Math.Max(tail.Newest, tail.Head?.Sequence ?? 0));
            var previous = added.Count > 0 ? added[^1].Hash : tail.Head?.Hash ?? AuditHash.None;
            added.Add(new AuditEntry(chain, sequence, next, previous, AuditHash.Of(chain, sequence, next, previous)));
        }
    }

    private bool IsAsLeft(string chain, AuditTail tail) =>
        tail.Head is { } head ? head.Sequence == tail.Newest && seal.IsOurs(chain, head) : tail.Newest == 0;
}
