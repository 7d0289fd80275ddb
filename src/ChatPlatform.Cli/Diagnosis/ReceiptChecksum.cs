using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Diagnosis;

/// <summary>The checksum of a tenant's deletion, computed from its lines as docs/deletion.md gives them.</summary>
internal static class ReceiptChecksum
{
    /// <returns>"sha256:" and 64 hexadecimal digits.</returns>
    public static string Of(JsonElement receipt)
    {
        string?[] lines =
        [
            receipt.Text("id"), receipt.Text("tenant_id"), receipt.Text("requested_by"), Seconds(receipt, "requested_at"), Seconds(receipt, "completed_at"),
            .. receipt.List("removed").Select(item => $"{item.Text("kind")} {item.Text("name")} {item.Text("count")}"),
        ];
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));
    }

    private static string? Seconds(JsonElement receipt, string name) =>
        DateTimeOffset.TryParse(receipt.Text(name), CultureInfo.InvariantCulture, out var moment)
            ? moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
            : null;
}
