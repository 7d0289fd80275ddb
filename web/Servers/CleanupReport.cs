namespace ChatPlatform.Web.Servers;

/// <param name="Removed">Conversations.</param>
/// <param name="More">Whether there are more: the same request goes on with them.</param>
public sealed record CleanupReport(int Removed, bool More);
