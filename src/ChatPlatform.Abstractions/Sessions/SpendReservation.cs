using Orleans;

namespace ChatPlatform.Sessions;

/// <summary>Money to be set aside for a reply before its model is asked, in the place of what was set aside for it before.</summary>
/// <param name="MessageId">The reply.</param>
/// <param name="Revision">At which it is being written.</param>
/// <param name="Amount">What it can cost at most, in <c>Chat:Models:Currency</c>.</param>
[GenerateSerializer]
public sealed record SpendReservation(string MessageId, int Revision, decimal Amount);
