namespace ChatPlatform;

/// <summary>The names under which hosts register grain storage.</summary>
public static class GrainStorageNames
{
    public const string Default = "chat";
}
