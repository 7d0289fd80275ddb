namespace ChatPlatform.Models.Tests;

/// <summary>
/// Public data sets that lie beside the repository, in <c>../shared/data</c> or wherever
/// <c>CHATPLATFORM_DATA</c> points. They are too large and too differently licensed to be part of it.
/// </summary>
internal static class SharedData
{
    /// <returns>The file's path; the test is skipped, with the reason, when the file is not there.</returns>
    public static string Require(string name)
    {
        var folder = Environment.GetEnvironmentVariable("CHATPLATFORM_DATA") ?? Path.Combine(Root(), "..", "shared", "data");
        var path = Path.GetFullPath(Path.Combine(folder, name));
        Assert.SkipUnless(File.Exists(path), $"{name} is not there: put it beside the repository in shared/data, or set CHATPLATFORM_DATA to its folder.");
        return path;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatPlatform.sln")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
