using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ChatPlatform.Storage.KeyRing;

/// <summary>Where data protection's keys are.</summary>
public interface IKeyRing : IXmlRepository
{
    /// <summary>Puts another spelling of a key in its place.</summary>
    /// <param name="keyId">As its element's attribute <c>id</c> says it.</param>
    void Replace(string keyId, XElement element);
}
