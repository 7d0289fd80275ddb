using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ChatPlatform.Storage.Auditing;

/// <summary>
/// Seals a chain's head with the key ring. It shows that a head was written by the platform; not that it is the newest one
/// ever written: whoever puts back an old head together with its old end of the chain is found out only by a head that was
/// noted elsewhere.
/// </summary>
internal sealed class AuditSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ChatPlatform.AuditHead");

    /// <summary>Loads the key ring, which may need a connection of the database of its own.</summary>
    /// <exception cref="ChatException"><c>unavailable</c>.</exception>
    public void Prepare()
    {
        try
        {
            _protector.Protect([]);
        }
        catch (CryptographicException failure) when (failure.InnerException is ChatException refusal)
        {
            throw refusal;
        }
    }

    public AuditHead Close(string chain, long sequence, byte[] hash) => new(sequence, hash, _protector.Protect(Content(chain, sequence, hash)));

    public bool IsOurs(string chain, AuditHead head)
    {
        try
        {
            return _protector.Unprotect(head.Seal).AsSpan().SequenceEqual(Content(chain, head.Sequence, head.Hash));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[] Content(string chain, long sequence, byte[] hash)
    {
        var number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, sequence);
        return [.. number, .. hash, .. Encoding.UTF8.GetBytes(chain)];
    }
}
