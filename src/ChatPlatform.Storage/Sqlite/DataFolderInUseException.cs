namespace ChatPlatform.Storage.Sqlite;

/// <summary>Another process holds the data folder.</summary>
public sealed class DataFolderInUseException(string folder, string? ownerProcessId)
    : Exception(
        $"The data folder {folder} is in use by {(ownerProcessId is null ? "another process" : $"process {ownerProcessId}")}. "
        + "Two embedded engines on one folder would both own every conversation. "
        + "Stop that process, or give this one a folder of its own with Chat__DataDirectory.");
