using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Platform;

/// <summary>Completes a receipt with its checksum, over lines that whoever holds a copy can write down again (docs/deletion.md).</summary>
public static class ReceiptSeal
{
    public static DeletionReceipt Completed(DeletionReceipt deletion, IEnumerable<RemovedItem> further, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(deletion);
        var completed = deletion with
        {
            State = DeletionState.Completed,
            Removed = [.. deletion.Removed.Concat(further).OrderBy(item => item.Kind).ThenBy(item => item.Name, StringComparer.Ordinal)],
            CompletedAt = at,
        };
        return completed with { Checksum = ChecksumOf(completed) };
    }

    /// <summary>"sha256:" and 64 hexadecimal digits.</summary>
    public static string ChecksumOf(DeletionReceipt completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        string[] lines =
        [
            completed.Id,
            completed.TenantId,
            completed.RequestedBy,
            Seconds(completed.RequestedAt),
            Seconds(completed.CompletedAt ?? throw new ArgumentException("The deletion is not completed.", nameof(completed))),
            .. completed.Removed.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Kind.ToText()} {item.Name} {item.Count}")),
        ];
        var text = string.Concat(lines.Select(line => line + "\n"));
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
