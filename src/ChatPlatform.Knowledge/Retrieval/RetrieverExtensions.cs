namespace ChatPlatform.Knowledge;

public static class RetrieverExtensions
{
    /// <inheritdoc cref="IRetriever.SearchAsync"/>
    /// <summary>Searches all that the tenant has.</summary>
    public static Task<IReadOnlyList<RetrievalHit>> SearchAsync(
        this IRetriever retriever, string tenantId, string query, int k, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        return retriever.SearchAsync(tenantId, query, k, [], cancellationToken);
    }
}
