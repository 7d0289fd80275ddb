using ChatPlatform.Storage.People;

namespace ChatPlatform.People.Administration;

/// <param name="Link">By which the person sets a password; null when they have one, or links are only mailed.</param>
public sealed record CreatedUser(UserRecord User, string? Link);
