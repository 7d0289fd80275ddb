namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>The vectors of a tenant that may be compared with each other.</summary>
/// <param name="Vectors">How many there are.</param>
internal sealed record VectorSpace(string Model, int Dimensions, long Vectors)
{
    private const int MostDimensions = 4_000;

    /// <summary>pgvector indexes so many dimensions of half precision; of longer vectors the search stays exact.</summary>
    public bool IsIndexable => Dimensions <= MostDimensions;
}
