namespace ChatPlatform.Storage.Knowledge;

/// <summary>Which documents a list is to hold: those that all of this is true of.</summary>
/// <param name="Text">Stands somewhere in its title or its address, in capitals or not.</param>
public sealed record DocumentFilter(string? Text = null, string? SourceId = null)
{
    public static DocumentFilter All { get; } = new();
}
