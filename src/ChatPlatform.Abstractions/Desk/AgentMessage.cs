using Orleans;

namespace ChatPlatform.Desk;

/// <param name="ClientMessageId">Chosen by the sender, 1 to 100 characters; makes sending again safe.</param>
/// <param name="Text">1 to 8,000 characters after trimming.</param>
[GenerateSerializer]
public sealed record AgentMessage(string ClientMessageId, string Text, Agent Agent);
