using System.Globalization;

namespace ChatPlatform.Knowledge.Uploading;

/// <summary>
/// What an uploaded file is called from here on. It is a name to people and never a path: no file of it is written
/// anywhere, and what a path would be cut at is cut off.
/// </summary>
public static class UploadName
{
    private const int MaxLength = 200;
    private const string Nameless = "file";

    /// <param name="claimed">As the client says; anything.</param>
    public static string Of(string? claimed)
    {
        var last = (claimed ?? "").Split('/', '\\')[^1].Normalize();
        var clean = string.Concat(last.Where(IsShown)).Trim(' ', '.');
        var name = clean.Length <= MaxLength ? clean : Shortened(clean);
        return name.Length > 0 ? name : Nameless;
    }

    /// <summary>Neither control characters nor those that change how the rest is read, such as U+202E.</summary>
    private static bool IsShown(char character) => char.GetUnicodeCategory(character)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    /// <summary>The ending says what the file is, so it stays.</summary>
    private static string Shortened(string name)
    {
        var extension = Path.GetExtension(name);
        return extension.Length < 20 ? name[..(MaxLength - extension.Length)] + extension : name[..MaxLength];
    }
}
