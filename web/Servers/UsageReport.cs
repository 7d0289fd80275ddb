using System.Collections.Immutable;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Web.Servers;

/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record UsageReport(DateTimeOffset From, DateTimeOffset To, ImmutableArray<UsageRow> Rows);
