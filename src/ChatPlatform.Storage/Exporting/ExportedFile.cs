namespace ChatPlatform.Storage.Exporting;

/// <param name="Records">Lines.</param>
/// <param name="Bytes">Unpacked.</param>
/// <param name="Sha256">Of the unpacked file, in hexadecimal.</param>
public sealed record ExportedFile(string Name, long Records, long Bytes, string Sha256);
