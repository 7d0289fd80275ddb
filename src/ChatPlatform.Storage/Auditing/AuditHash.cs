using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatPlatform.Storage.Auditing;

/// <summary>
/// The hash of an entry: SHA-256 over its fields in a fixed order. A text is its length in bytes of UTF-8, as 4 bytes, and
/// these; null is the length -1; numbers are 8 bytes, a time its microseconds since 0001-01-01. All big-endian. Since every
/// field says how long it is, no two entries have one encoding.
/// </summary>
public static class AuditHash
{
    public const int Bytes = SHA256.HashSizeInBytes;

    /// <summary>The first field of every entry; another encoding would begin with another.</summary>
    private const string Version = "ChatPlatform.Audit.1";

    /// <summary>What the first entry holds in the place of the hash before it.</summary>
    public static byte[] None => new byte[Bytes];

    public static byte[] Of(string chain, long sequence, AuditEvent happened, ReadOnlySpan<byte> previous)
    {
        ArgumentNullException.ThrowIfNull(happened);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Version);
        Add(hash, chain);
        Add(hash, sequence);
        hash.AppendData(previous);
        Add(hash, happened.Operation);
        Add(hash, happened.Action);
        Add(hash, happened.Outcome.ToText());
        Add(hash, happened.Actor.Kind.ToText());
        Add(hash, happened.Actor.Id);
        Add(hash, happened.Actor.Name);
        Add(hash, happened.At.UtcTicks / TimeSpan.TicksPerMicrosecond);
        Add(hash, happened.Address);
        Add(hash, happened.ObjectId);
        Add(hash, happened.Before);
        Add(hash, happened.After);
        Add(hash, happened.Code);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
