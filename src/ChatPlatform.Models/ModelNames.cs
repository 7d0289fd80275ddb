namespace ChatPlatform.Models;

/// <summary>The providers' names in settings, in a bot's configuration and in usage.</summary>
public static class ModelNames
{
    public const string Extractive = "extractive";
    public const string OpenAI = "openai";
    public const string Anthropic = "anthropic";
}
