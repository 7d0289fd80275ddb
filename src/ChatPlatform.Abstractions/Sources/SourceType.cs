namespace ChatPlatform.Sources;

public enum SourceType
{
    Site,
    Page,
}
