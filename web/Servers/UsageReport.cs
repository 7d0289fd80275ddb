using System.Collections.Immutable;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Web.Servers;

/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Currency">Of the costs, ISO 4217.</param>
public sealed record UsageReport(DateTimeOffset From, DateTimeOffset To, string Currency, ImmutableArray<UsageRow> Rows);
