using System.Text.Json;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Profiles;

/// <summary>The profiles' file, which only its owner can read.</summary>
internal sealed class ProfileStore(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public string Path { get; } = System.IO.Path.Combine(folder, "profiles.json");

    /// <exception cref="CliException">The file is not what was written.</exception>
    public ProfileBook Read()
    {
        try
        {
            var book = JsonSerializer.Deserialize<ProfileBook>(File.ReadAllText(Path), Json.Options);
            return (book?.Profiles is null ? ProfileBook.Empty : book) with { IsOpenToOthers = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & Others) != 0 };
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return ProfileBook.Empty;
        }
        catch (JsonException failure)
        {
            throw new CliException($"{Path} is damaged (line {failure.LineNumber + 1}); mend or remove it.", ExitCode.Failed);
        }
    }

    /// <summary>Whole or not at all, and never readable by others, not even while it is written.</summary>
    public void Write(ProfileBook book)
    {
        CreateFolder();
        var draft = $"{Path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, book, Indented);
        }

        File.Move(draft, Path, overwrite: true);
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
