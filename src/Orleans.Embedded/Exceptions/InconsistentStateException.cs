using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A state was written by another since it was read. The activation that sees it ends, so that the next one reads anew.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException.Message, storedEtag, currentEtag, storageException)
    {
    }

    private bool _claimed;

    /// <summary>The version in the storage, if known.</summary>
    [Id(1)]
    public string? StoredEtag { get; private set; }

    /// <summary>The version that the grain last read or wrote.</summary>
    [Id(2)]
    public string? CurrentEtag { get; private set; }

    /// <returns>Whether the asker is the first that it leaves, hence the one whose state is stale.</returns>
    internal bool TryClaim() => !Interlocked.Exchange(ref _claimed, true);

    public override string ToString() => $"{base.ToString()} StoredEtag={StoredEtag} CurrentEtag={CurrentEtag}";
}
