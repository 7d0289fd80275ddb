using ChatPlatform.Tenants;

namespace ChatPlatform.Sources;

/// <summary>A source grain's key: tenant id and source id, joined by a character that neither can hold.</summary>
public readonly record struct SourceKey(string TenantId, string SourceId)
{
    public override string ToString() => $"{TenantId}/{SourceId}";

    /// <returns>null when the text is not a source grain's key.</returns>
    public static SourceKey? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var tenantId, var sourceId] && Tenants.TenantId.IsValid(tenantId) && IsValidSourceId(sourceId)
            ? new SourceKey(tenantId, sourceId)
            : null;
    }

    /// <summary>1 to 64 characters of A-Z, a-z, 0-9, '_', '-'.</summary>
    public static bool IsValidSourceId(string? sourceId) =>
        sourceId is { Length: >= 1 and <= 64 } && sourceId.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
