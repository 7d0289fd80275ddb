using ChatPlatform.Sources;

namespace ChatPlatform.Storage.Knowledge;

public sealed record SourceRecord(string Id, SourceSpec Spec, DateTimeOffset CreatedAt, SourceRun Run);
