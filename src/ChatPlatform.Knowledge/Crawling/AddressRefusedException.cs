using System.Net;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>A host's address is not on the public internet and not allowed by the operator.</summary>
public sealed class AddressRefusedException(string host, IPAddress address)
    : Exception($"{host} is on the address {address}, which is not public. The operator can allow it in Chat:Crawler:AllowPrivateHosts.");
