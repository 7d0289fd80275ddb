namespace ChatPlatform.Deploy;

internal static class Leaving
{
    /// <summary>What a silo's host takes at most after its turns were drained; see silo/Program.cs.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);
}
