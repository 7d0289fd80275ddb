using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Hosting;

/// <summary>The settings under <c>Chat</c>; see README.</summary>
public sealed class ChatOptions
{
    public const string Section = "Chat";

    /// <summary>"all": front and grains in one process; "front": an Orleans client only.</summary>
    public string Role { get; set; } = "all";

    /// <summary>Where SQLite's files and the key ring are.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>The platform admin's API key, 32 characters at least; empty: one is generated at the first start.</summary>
    public string AdminKey { get; set; } = "";

    /// <summary>Whether there is a tenant <c>demo</c> with a sample site; null: in Development only.</summary>
    public bool? Demo { get; set; }

    /// <summary>How long a visitor's token lives.</summary>
    public TimeSpan VisitorTokenLifetime { get; set; } = TimeSpan.FromHours(1);
}
