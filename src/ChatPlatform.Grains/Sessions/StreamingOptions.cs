namespace ChatPlatform.Sessions;

/// <summary>Settings under <c>Chat:Streaming</c>.</summary>
public sealed class StreamingOptions
{
    public const string Section = "Chat:Streaming";

    /// <summary>What <see cref="IsValid"/> holds a setting to.</summary>
    public const string Ranges = "Chat:Streaming:Interval must be from 00:00:00 to 00:00:01.";

    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(1);

    /// <summary>Those who watch a reply grow are shown more of it at most so often; zero: whenever there is more.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(50);

    public bool IsValid() => Interval >= TimeSpan.Zero && Interval <= LongestInterval;
}
