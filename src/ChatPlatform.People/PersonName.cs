namespace ChatPlatform.People;

/// <summary>What a person is called.</summary>
public static class PersonName
{
    private const int MaxLength = 100;

    /// <returns>Without the blanks around it; empty when there is none.</returns>
    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static string Checked(string? text) =>
        (text?.Trim() ?? "") is { Length: <= MaxLength } name && !name.Any(char.IsControl)
            ? name
            : throw new ChatException(ErrorCodes.InvalidRequest, $"name must have {MaxLength} characters at most, and no control characters.");
}
