using System.Collections.Immutable;

namespace ChatPlatform.Storage.People;

/// <summary>What a session's token stands for.</summary>
public sealed record SignedInUser(UserSession Session, UserRecord User, ImmutableArray<Membership> Memberships);
