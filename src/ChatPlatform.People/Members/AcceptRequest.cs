namespace ChatPlatform.People.Members;

/// <summary>What somebody who was invited sends.</summary>
/// <param name="Password">A new person's; of one who has an account and is not signed in, the one they have.</param>
/// <param name="Code">Of the second factor, where an account has one.</param>
public sealed record AcceptRequest(string? Token = null, string? Name = null, string? Password = null, string? Code = null);
