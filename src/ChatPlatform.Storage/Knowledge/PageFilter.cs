using ChatPlatform.Sources;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>Which rows of a ledger a list is to hold: those that all of this is true of.</summary>
/// <param name="Text">Stands somewhere in the address or the title, in capitals or not.</param>
public sealed record PageFilter(PageState? State = null, string? Text = null)
{
    public static PageFilter All { get; } = new();
}
