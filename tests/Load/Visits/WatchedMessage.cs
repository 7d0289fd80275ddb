using System.Text;

namespace ChatPlatform.Load.Visits;

/// <summary>A message as a watcher has it.</summary>
internal sealed class WatchedMessage(string id, string role)
{
    public string Id => id;

    public string Role => role;

    public string? ReplyTo { get; set; }

    public string? ClientId { get; set; }

    public StringBuilder Text { get; } = new();

    public int Revision { get; set; }

    /// <summary>null until the end of a reply was told.</summary>
    public string? Status { get; set; }
}
