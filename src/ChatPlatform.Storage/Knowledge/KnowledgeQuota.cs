using System.Globalization;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>How much a tenant may have indexed; 0 is no quota.</summary>
/// <param name="Bytes">Of documents as they were received.</param>
public sealed record KnowledgeQuota(long Documents, long Bytes)
{
    public static KnowledgeQuota None { get; } = new(0, 0);

    /// <param name="documents">How many there are.</param>
    /// <param name="bytes">How many they have.</param>
    /// <returns>Why there is no room for so much more, in words for the tenant; null when there is.</returns>
    public string? WhyNot(long documents, long bytes, long moreDocuments, long moreBytes) =>
        Documents > 0 && moreDocuments > 0 && documents + moreDocuments > Documents
            ? string.Create(CultureInfo.InvariantCulture, $"The plan's {Documents:N0} documents are used up (documents).")
        : Bytes > 0 && moreBytes > 0 && bytes + moreBytes > Bytes
            ? string.Create(CultureInfo.InvariantCulture, $"The plan's {Bytes:N0} bytes leave no room for it (bytes).")
        : null;
}
