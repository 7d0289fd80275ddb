using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage.KeyRing;

/// <summary>The key ring of a single node: a file for each key.</summary>
public sealed class FolderKeyRing(DirectoryInfo folder, ILoggerFactory loggers) : FileSystemXmlRepository(folder, loggers), IKeyRing
{
    public void Replace(string keyId, XElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        foreach (var file in Directory.EnumerateFiles("*.xml").Where(file => XElement.Load(file.FullName).Attribute("id")?.Value == keyId).ToList())
        {
            // Written beside and moved, so that there is a whole key at every moment.
            var written = file.FullName + ".new";
            File.WriteAllText(written, element.ToString());
            File.Move(written, file.FullName, overwrite: true);
        }
    }
}
