using System.Collections.Immutable;

namespace ChatPlatform.Storage.Exporting;

/// <summary>The last file of an export: one without it was broken off.</summary>
public sealed record ExportManifest(string Format, string TenantId, DateTimeOffset ExportedAt, ImmutableArray<ExportedFile> Files)
{
    public const string FileName = "manifest.json";
    public const string CurrentFormat = "chatplatform-export/1";
}
