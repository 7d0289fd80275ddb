using ChatPlatform.Storage.People;

namespace ChatPlatform.People.Members;

/// <param name="Link">null where links are only mailed.</param>
public sealed record IssuedInvitation(Invitation Invitation, string? Link);
