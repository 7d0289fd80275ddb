using ChatPlatform.Storage.People;

namespace ChatPlatform.People.Identity;

/// <summary>A user as ASP.NET Core Identity wants one: something that its managers change and then store.</summary>
public sealed class User(UserRecord record)
{
    public UserRecord Record { get; internal set; } = record;

    public string Id => Record.Id;

    /// <summary>A person who is not stored yet.</summary>
    /// <param name="email">A checked one.</param>
    public static User New(string email, string name, bool platformAdmin, DateTimeOffset at) => new(new UserRecord(
        Guid.CreateVersion7(at).ToString("N"), email, EmailAddress.Normalize(email), name, platformAdmin,
        PasswordHash: null, SecondFactor: false, AuthenticatorKey: null, AuthenticatorStep: 0, RecoveryCodes: [], at, Version: 1));
}
