using System.Collections.Immutable;
using ChatPlatform.Knowledge.Uploading;

namespace ChatPlatform.Web.Servers;

/// <param name="Files">In the order received, each with its own result.</param>
public sealed record UploadReport(ImmutableArray<UploadResult> Files);
