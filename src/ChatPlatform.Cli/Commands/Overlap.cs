using System.CommandLine;

namespace ChatPlatform.Cli.Commands;

/// <summary>How long an old key still works beside the one that takes its place.</summary>
internal static class Overlap
{
    private const int MostHours = 720;

    public static Option<int> Option() => Numbers.Between(
        new Option<int>("--overlap-hours") { Description = "Hours that what is replaced still works; 0 ends it at once.", DefaultValueFactory = _ => 24 }, 0, MostHours);
}
