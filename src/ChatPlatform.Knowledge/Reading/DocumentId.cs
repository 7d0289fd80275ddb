using System.Security.Cryptography;
using System.Text;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>The id of a page's document follows from its source and URL, so that reading it again replaces it.</summary>
public static class DocumentId
{
    public static string Of(string sourceId, string url) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sourceId}\n{url}")).AsSpan(0, 16));
}
