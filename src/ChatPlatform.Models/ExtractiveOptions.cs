namespace ChatPlatform.Models;

/// <summary>Settings under <c>Chat:Models:Extractive</c>.</summary>
public sealed class ExtractiveOptions
{
    /// <summary>A pause before each delta, to show streaming as a slower model would; zero for none.</summary>
    public TimeSpan DelayPerDelta { get; set; } = TimeSpan.Zero;
}
