namespace ChatPlatform.Desk;

/// <summary>Why a conversation waits for a person, or waited for the one who has it.</summary>
public enum HandoverReason
{
    /// <summary>The visitor asked for a person.</summary>
    Requested,

    /// <summary>The bot could not answer, as often as its rule allows.</summary>
    Unanswered,

    /// <summary>An agent passed it on.</summary>
    Transferred,

    /// <summary>Its agent has gone without a word.</summary>
    AgentLeft,
}
