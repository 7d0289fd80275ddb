namespace ChatPlatform.Sessions;

public enum MessageStatus
{
    /// <summary>Being written.</summary>
    Streaming,

    Complete,

    /// <summary>Ended by the visitor; what was written stands.</summary>
    Stopped,

    /// <summary>The model could not answer; the text says so.</summary>
    Failed,

    /// <summary>Answered honestly that the tenant's content does not say.</summary>
    Unanswered,
}
