using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.People;
using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Tests;

internal static class Samples
{
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static TenantConfig Tenant(string id, params string[] origins) => new(
        id, $"Tenant {id}", TenantStatus.Active, [.. origins],
        [new BotConfig("main", "Bot", "Hi", ["What?"], "", "en", WidgetTheme.Default, null)],
        TenantLimits.Default, Start, Version: 1);

    public static UserRecord User(string id) => new(
        id, $"{id}@example.com", $"{id}@example.com".ToUpperInvariant(), $"Name of {id}", PlatformAdmin: false, "hash", SecondFactor: false,
        AuthenticatorKey: null, AuthenticatorStep: 0, RecoveryCodes: [], Start, Version: 1);

    public static SessionHeader Header(string id, int minute = 0) =>
        new(id, "main", "https://acme.example", Answerer.Bot, Start, Start.AddMinutes(minute));

    public static ChatMessage Question(string id, int sequence, string text = "Why?") =>
        new(id, sequence, MessageRole.Visitor, MessageStatus.Complete, text, 0, $"client-{id}", null, [], null, Start);

    public static ChatMessage Reply(string id, int sequence, string replyTo, string text = "") =>
        new(id, sequence, MessageRole.Bot, MessageStatus.Streaming, text, 0, null, replyTo, [], null, Start);

    public static TurnUsage Usage { get; } = new(120, 30, "extractive", "extractive-1");
}
