namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>How passages are searched by vector: section <c>Chat:Knowledge:Vectors</c>.</summary>
public sealed class PostgresKnowledgeOptions
{
    public const string Section = "Chat:Knowledge:Vectors";

    internal const string Ranges =
        Section + ": IndexFrom must be 1,000 to 10,000,000, EfSearch 10 to 10,000, M 2 to 100, EfConstruction 2 x M to 1,000, BuildMemory 64 to 65,536, BuildWorkers 0 to 64.";

    /// <summary>
    /// From so many vectors of a model on, a tenant has a partition and an HNSW index of its own; below, vectors
    /// are compared one by one, which is exact. 1,000 to 10,000,000.
    /// </summary>
    public int IndexFrom { get; set; } = 20_000;

    /// <summary>Candidates that a search takes from the index: more of them find more and take longer. 10 to 10,000.</summary>
    public int EfSearch { get; set; } = 1_000;

    /// <summary>Neighbours of a vector in the index. 2 to 100; an index that is there keeps its own.</summary>
    public int M { get; set; } = 32;

    /// <summary>Candidates that building the index keeps. 2 × M to 1,000.</summary>
    public int EfConstruction { get; set; } = 100;

    /// <summary>Memory for building an index, in MB. An index that does not fit takes many times as long. 64 to 65,536.</summary>
    public int BuildMemory { get; set; } = 1_024;

    /// <summary>Processes that help to build an index; they share the memory in /dev/shm, which containers have little of. 0 to 64.</summary>
    public int BuildWorkers { get; set; }

    internal bool IsValid() =>
        IndexFrom is >= 1_000 and <= 10_000_000 && EfSearch is >= 10 and <= 10_000 && M is >= 2 and <= 100 && EfConstruction is <= 1_000
        && EfConstruction >= 2 * M && BuildMemory is >= 64 and <= 65_536 && BuildWorkers is >= 0 and <= 64;
}
