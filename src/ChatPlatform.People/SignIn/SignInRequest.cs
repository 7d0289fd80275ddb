namespace ChatPlatform.People.SignIn;

/// <summary>What a person proves themselves with.</summary>
/// <param name="Code">Of the second factor, where the person has one: the authenticator's, or a recovery code.</param>
public sealed record SignInRequest(string? Email = null, string? Password = null, string? Code = null);
