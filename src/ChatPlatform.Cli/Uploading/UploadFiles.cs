namespace ChatPlatform.Cli.Uploading;

/// <summary>Finds the files that arguments name: files, and all in folders but what is hidden or linked.</summary>
internal static class UploadFiles
{
    private static readonly EnumerationOptions All = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <exception cref="CliException">A path is not there, or two files would replace each other.</exception>
    public static IReadOnlyList<UploadFile> Find(IEnumerable<string> paths)
    {
        List<UploadFile> files = [.. paths.SelectMany(FindIn)];
        var twice = files.GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? files : throw CliException.Usage($"Two files would be called '{twice.Key}', and the second would replace the first.");
    }

    private static IEnumerable<UploadFile> FindIn(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", All).Order(StringComparer.Ordinal).Select(file => UploadFile.Of(file, NameIn(path, file)));
        }

        return File.Exists(path) ? [UploadFile.Of(path, Path.GetFileName(path))] : throw CliException.Usage($"There is no file or folder '{path}'.");
    }

    /// <summary>The server takes the last part of a path for the name; files of a folder are told apart by all of it.</summary>
    private static string NameIn(string folder, string file) => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '-');
}
