namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>A thing's id at the tenant that asks, at the other one, and one of the same shape that nobody has.</summary>
public sealed record Ids(string Own, string Foreign, string Missing);
