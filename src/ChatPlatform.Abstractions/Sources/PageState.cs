namespace ChatPlatform.Sources;

/// <summary>What became of a URL in the last run.</summary>
public enum PageState
{
    /// <summary>Found, not yet read.</summary>
    Queued,
    Indexed,
    Unchanged,

    /// <summary>Left out by a rule (robots.txt, scope, type, duplicate, max_pages), which the reason names.</summary>
    Skipped,

    /// <summary>Could not be read (status, time-out, size, refused address); the reason says why.</summary>
    Failed,
}
