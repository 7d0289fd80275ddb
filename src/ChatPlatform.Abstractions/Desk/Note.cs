using Orleans;

namespace ChatPlatform.Desk;

/// <summary>What people of the tenant write to each other about a conversation. No visitor ever sees it.</summary>
[GenerateSerializer]
public sealed record Note(string Id, Agent Author, string Text, DateTimeOffset CreatedAt)
{
    public const int MaxTextLength = 4_000;
}
