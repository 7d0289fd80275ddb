using ChatPlatform.Load.Checks;

namespace ChatPlatform.Load.Visits;

/// <param name="Origin">Of its pages, where the visitors are.</param>
internal sealed record LoadTenant(string Id, string Origin, Mark Mark);
