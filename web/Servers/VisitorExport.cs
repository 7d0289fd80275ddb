using ChatPlatform.Sessions;

namespace ChatPlatform.Web.Servers;

/// <param name="Sessions">Written as they are read.</param>
public sealed record VisitorExport(string Visitor, IAsyncEnumerable<SessionTranscript> Sessions);
