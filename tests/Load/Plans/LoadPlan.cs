using System.Collections.Immutable;

namespace ChatPlatform.Load.Plans;

/// <summary>What is asked of the platform.</summary>
/// <param name="Fronts">Where visitors arrive; each connection takes the next.</param>
/// <param name="Sessions">Visitors at a time, over all tenants; each has a session of its own.</param>
/// <param name="Turns">Questions of each visitor, one after the other.</param>
/// <param name="Arrival">Over which visitors arrive, evenly; zero: all at once.</param>
/// <param name="Think">A visitor's pause before each question.</param>
/// <param name="Watchers">Connections that watch each session; the first of them also asks.</param>
/// <param name="Patience">From a question to its whole reply, outages included; beyond, the reply counts as lost.</param>
/// <param name="Limit">Of the whole load; visitors then ask nothing more.</param>
internal sealed record LoadPlan(
    ImmutableArray<Uri> Fronts,
    string AdminKey,
    int Tenants,
    int Sessions,
    int Turns,
    TimeSpan Arrival,
    TimeRange Think,
    int Watchers,
    TimeSpan Patience,
    TimeSpan Limit,
    ModelPlan Model,
    int SitePort);
