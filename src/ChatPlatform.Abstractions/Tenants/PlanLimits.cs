using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>What a tenant may use. A rate allows a burst of a minute's worth; months are UTC's.</summary>
/// <param name="TurnsPerMinute">Visitor messages a minute over the whole tenant, from 1.</param>
/// <param name="TurnsPerMinutePerAddress">From one client address, from 1; a server's calls have none.</param>
/// <param name="TurnsPerMinutePerSession">In one conversation; 0 for no limit of its own.</param>
/// <param name="TurnsPerMinutePerBot">To one bot; 0 for no limit of its own.</param>
/// <param name="MessagesPerMonth">Visitor messages; 0 for no quota.</param>
/// <param name="SpendPerMonth">What models may cost, in <c>Chat:Models:Currency</c>; 0 for no ceiling.</param>
/// <param name="Bots">0 for no quota.</param>
/// <param name="Documents">Pages and files indexed; 0 for no quota.</param>
/// <param name="Bytes">Of the documents as they were received; 0 for no quota.</param>
/// <param name="Users">Invited ones counted; 0 for no quota.</param>
[GenerateSerializer]
public sealed record PlanLimits(
    int TurnsPerMinute = 600,
    int TurnsPerMinutePerAddress = 30,
    int TurnsPerMinutePerSession = 30,
    int TurnsPerMinutePerBot = 0,
    long MessagesPerMonth = 0,
    decimal SpendPerMonth = 0,
    int Bots = 0,
    long Documents = 0,
    long Bytes = 0,
    int Users = 0);
