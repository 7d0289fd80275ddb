using System.Collections.Immutable;

namespace ChatPlatform.Knowledge.Domains;

/// <summary>Reads a name's DNS TXT records.</summary>
/// <returns>None when there are none, and when they could not be asked for.</returns>
public delegate Task<ImmutableArray<string>> ReadTxt(string name, CancellationToken cancellationToken);
