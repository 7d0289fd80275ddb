namespace ChatPlatform.Load.Plans;

/// <param name="Kind">Who answers.</param>
/// <param name="Port">Where the load tester's own model listens on loopback.</param>
/// <param name="Tokens">Of each of its replies.</param>
/// <param name="Pace">Between its tokens.</param>
internal sealed record ModelPlan(ModelKind Kind, int Port, int Tokens, TimeSpan Pace);
