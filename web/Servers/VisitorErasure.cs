namespace ChatPlatform.Web.Servers;

/// <param name="Sessions">How many conversations were removed; 0 when there were none.</param>
public sealed record VisitorErasure(int Sessions);
