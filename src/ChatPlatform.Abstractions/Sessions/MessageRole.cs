namespace ChatPlatform.Sessions;

public enum MessageRole
{
    Visitor,
    Bot,
    Agent,
    System,
}
