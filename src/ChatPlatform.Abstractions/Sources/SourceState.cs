namespace ChatPlatform.Sources;

public enum SourceState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}
