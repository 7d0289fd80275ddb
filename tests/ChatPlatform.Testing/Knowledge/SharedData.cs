namespace ChatPlatform.Testing.Knowledge;

/// <summary>Data that tests and benchmarks read from beside the repository.</summary>
public static class SharedData
{
    /// <summary>The folder, from CHAT_DATA_DIR or "shared/data" beside a parent folder of the program.</summary>
    /// <exception cref="DirectoryNotFoundException">With a sentence that says where it was looked for.</exception>
    public static string Folder => Environment.GetEnvironmentVariable("CHAT_DATA_DIR") is { Length: > 0 } named
        ? Existing(named)
        : Parents(AppContext.BaseDirectory).Select(parent => Path.Combine(parent, "shared", "data")).FirstOrDefault(Directory.Exists)
            ?? throw new DirectoryNotFoundException(
                "The shared test data is missing: no folder shared/data stands beside the repository. Name it in CHAT_DATA_DIR.");

    /// <exception cref="FileNotFoundException">With a sentence that names the file.</exception>
    public static string File(string name)
    {
        var path = Path.Combine(Folder, name);
        return System.IO.File.Exists(path) ? path : throw new FileNotFoundException($"The shared test data lacks {name} in {Folder}.");
    }

    private static string Existing(string folder) => Directory.Exists(folder)
        ? folder
        : throw new DirectoryNotFoundException($"CHAT_DATA_DIR names {folder}, which does not exist.");

    private static IEnumerable<string> Parents(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            yield return parent.FullName;
        }
    }
}
