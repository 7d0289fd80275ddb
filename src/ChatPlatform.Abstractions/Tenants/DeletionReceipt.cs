using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>The deletion of a tenant: while it is under way how far it is, afterwards the proof of what went.</summary>
/// <param name="RequestedBy">Who asked for it, as far as their key or account says.</param>
/// <param name="StatusBefore">What the tenant is again when the deletion is taken back.</param>
/// <param name="Removed">What was found when the removal began; nothing could be added after that. Empty before.</param>
/// <param name="Checksum">Of a completed one: "sha256:" and the digest in hexadecimal; see docs/deletion.md.</param>
[GenerateSerializer]
public sealed record DeletionReceipt(
    string Id,
    string TenantId,
    DeletionState State,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset DeletesAt,
    TenantStatus StatusBefore,
    ImmutableArray<RemovedItem> Removed,
    DateTimeOffset? CompletedAt = null,
    string? Checksum = null);
