using System.Collections.Immutable;
using ChatPlatform.Sessions;
using ChatPlatform.Tenants;

namespace ChatPlatform.Playground;

/// <param name="Bot">With whatever is tried in it.</param>
/// <param name="History">What was said before, oldest first.</param>
/// <param name="Passages">To be found at most.</param>
public sealed record PlaygroundTrial(TenantConfig Tenant, BotConfig Bot, string Question, ImmutableArray<ChatMessage> History, int Passages);
