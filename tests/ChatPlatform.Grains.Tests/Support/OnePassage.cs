using ChatPlatform.Knowledge;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>Finds the same passage whatever is asked.</summary>
public sealed class OnePassage : IRetriever
{
    private static readonly RetrievalHit Found =
        new("d1", 1, "Returns", "https://acme.example/returns", "Returns", "You can return it within 30 days.", Score: 1, Lexical: 1, Vector: 1);

    public Task<IReadOnlyList<RetrievalHit>> SearchAsync(string tenantId, string query, int k, IReadOnlyCollection<string> sources, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RetrievalHit>>([Found]);
}
