namespace ChatPlatform.Storage.Auditing;

/// <summary>Walks along a chain from its first entry to its sealed head.</summary>
public sealed class AuditVerification
{
    private const int PageSize = 500;
    private const int MostUnfinished = 100;

    private readonly IAuditLog _log;
    private readonly AuditSeal _seal;

    internal AuditVerification(IAuditLog log, AuditSeal seal)
    {
        _log = log;
        _seal = seal;
    }

    /// <param name="tenantId">Whose chain; null for the platform's.</param>
    public async Task<AuditReport> RunAsync(string? tenantId, CancellationToken cancellationToken)
    {
        // Entries that are added during the walk are not part of it.
        var chain = AuditChain.Of(tenantId);
        var tail = await _log.ReadTailAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var last = new Link(0, AuditHash.None);
        var open = new Dictionary<string, long>(StringComparer.Ordinal);
        while (last.Sequence < tail.Newest)
        {
            var page = await _log.ReadAsync(tenantId, last.Sequence, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var entry in page.TakeWhile(entry => entry.Sequence <= tail.Newest))
            {
                if (FlawOf(chain, entry, last) is { } flaw)
                {
                    return Report(flaw);
                }

                last = new Link(entry.Sequence, entry.Hash);
                Follow(open, entry);
            }

            if (page.Count == 0)
            {
                return Report(new AuditFlaw(last.Sequence + 1, AuditFlawKind.Missing));
            }
        }

        return Report(FlawOfHead(chain, tail, last));

        AuditReport Report(AuditFlaw? flaw) => new(last.Sequence, tail.Head, flaw, [.. open.Values.Order().Take(MostUnfinished)]);
    }

    private static AuditFlaw? FlawOf(string chain, AuditEntry entry, Link before)
    {
        AuditFlawKind? kind = entry switch
        {
            _ when entry.Sequence != before.Sequence + 1 => AuditFlawKind.Missing,
            _ when !entry.Hash.AsSpan().SequenceEqual(AuditHash.Of(chain, entry.Sequence, entry.Event, entry.Previous)) => AuditFlawKind.Changed,
            _ when !entry.Previous.AsSpan().SequenceEqual(before.Hash) => AuditFlawKind.Unlinked,
            { Event.Action: AuditLinks.Broken } => AuditFlawKind.FoundBroken,
            _ => null,
        };
        return kind is { } found ? new AuditFlaw(before.Sequence + 1, found) : null;
    }

    private AuditFlaw? FlawOfHead(string chain, AuditTail tail, Link last) => tail.Head switch
    {
        null => tail.Newest == 0 ? null : new AuditFlaw(1, AuditFlawKind.Unsealed),
        { } head when !_seal.IsOurs(chain, head) => new AuditFlaw(head.Sequence, AuditFlawKind.HeadForged),
        { } head when head.Sequence > last.Sequence => new AuditFlaw(last.Sequence + 1, AuditFlawKind.Missing),
        { } head when head.Sequence < last.Sequence => new AuditFlaw(head.Sequence + 1, AuditFlawKind.Unsealed),
        { } head when !head.Hash.AsSpan().SequenceEqual(last.Hash) => new AuditFlaw(head.Sequence, AuditFlawKind.HeadForged),
        _ => null,
    };

    private static void Follow(Dictionary<string, long> open, AuditEntry entry)
    {
        if (entry.Event.Outcome == AuditOutcome.Begun)
        {
            open[entry.Event.Operation] = entry.Sequence;
        }
        else
        {
            open.Remove(entry.Event.Operation);
        }
    }

    /// <summary>As far as the walk has come.</summary>
    private sealed record Link(long Sequence, byte[] Hash);
}
