namespace ChatPlatform.Tenants;

/// <summary>What may name a tenant; narrow enough to be a file name, a key and a part of a URL as it stands.</summary>
public static class TenantId
{
    public const string Rule = "2 to 40 characters of a-z, 0-9 and '-', beginning with a letter";

    public static bool IsValid(string? text) =>
        text is { Length: >= 2 and <= 40 }
        && text[0] is >= 'a' and <= 'z'
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
