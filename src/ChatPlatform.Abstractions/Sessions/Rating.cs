namespace ChatPlatform.Sessions;

public enum Rating
{
    Up,
    Down,
}
