namespace ChatPlatform.Sessions;

/// <summary>
/// The tenant's own name for one of its visitors, by which all that this visitor said is exported and erased. A session
/// that was given none goes by its own id.
/// </summary>
public static class VisitorName
{
    public const string Rule = "1 to 200 characters, none of which is '/', '\\' or a control character, and be neither '.' nor '..'";

    /// <remarks>A dot or two in an address lead elsewhere: such a visitor could be neither exported nor erased.</remarks>
    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= 200 } and not ("." or "..") && text.All(character => character is not ('/' or '\\') && !char.IsControl(character) && !char.IsSurrogate(character));
}
