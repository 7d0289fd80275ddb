namespace ChatPlatform.Storage.People;

/// <summary>A person signed in on one device.</summary>
/// <param name="SeenAt">Of the last request, to the minute.</param>
/// <param name="ExpiresAt">The end, however much it is used.</param>
/// <param name="Address">Where the person signed in from.</param>
public sealed record UserSession(
    string Id,
    string UserId,
    SessionCarrier Carrier,
    DateTimeOffset CreatedAt,
    DateTimeOffset SeenAt,
    DateTimeOffset ExpiresAt,
    string Address,
    string UserAgent);
