namespace ChatPlatform.Knowledge;

/// <summary>Finds the passages of one tenant that may answer a query.</summary>
public interface IRetriever
{
    /// <param name="query">Any text, in any language.</param>
    /// <param name="k">1 to 100.</param>
    /// <param name="sources">Ids of sources, and <see cref="Tenants.BotConfig.Uploads"/>, that documents must come from; none: all do.</param>
    /// <returns>At most k passages, best first.</returns>
    Task<IReadOnlyList<RetrievalHit>> SearchAsync(string tenantId, string query, int k, IReadOnlyCollection<string> sources, CancellationToken cancellationToken);
}
