namespace ChatPlatform.Storage.Sqlite;

internal static class FileSize
{
    /// <returns>0 for a file that is gone: SQLite removes its journals when a database is closed.</returns>
    public static long Of(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
