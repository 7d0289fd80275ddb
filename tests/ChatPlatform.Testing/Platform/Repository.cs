namespace ChatPlatform.Testing.Platform;

/// <summary>Where things are in the checkout that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string WebFolder => Path.Combine(Root, "web");

    /// <summary>The web program of the same configuration as this test.</summary>
    public static string WebProgram =>
        Path.Combine(WebFolder, "bin", Configuration, "net10.0", "ChatPlatform.Web.dll");

    public static string Artifacts => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatPlatform.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ChatPlatform.sln above {AppContext.BaseDirectory}.");
    }
}
