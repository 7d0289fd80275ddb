using System.Globalization;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// Holds a data folder for this process alone: two embedded engines on one folder would both own every
/// grain. The operating system lets go of it when the process ends, however it ends.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _held;
    private readonly string _ownerFile;

    private DataFolderLock(FileStream held, string ownerFile)
    {
        _held = held;
        _ownerFile = ownerFile;
    }

    /// <exception cref="DataFolderInUseException">Another process has it.</exception>
    public static DataFolderLock Take(string dataDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataDirectory);
        var folder = Directory.CreateDirectory(dataDirectory).FullName;
        var ownerFile = Path.Combine(folder, "owner.pid");
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, "owner.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new DataFolderInUseException(folder, File.Exists(ownerFile) ? File.ReadAllText(ownerFile).Trim() : null);
        }

        File.WriteAllText(ownerFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new DataFolderLock(held, ownerFile);
    }

    public void Dispose()
    {
        File.Delete(_ownerFile);
        _held.Dispose();
    }
}
