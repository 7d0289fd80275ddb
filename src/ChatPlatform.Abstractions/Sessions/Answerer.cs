namespace ChatPlatform.Sessions;

/// <summary>Who answers the session's next message.</summary>
public enum Answerer
{
    Bot,
    Waiting,
    Agent,
}
