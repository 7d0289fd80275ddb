using System.Collections.Immutable;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Access;

/// <summary>
/// By what right a stream is open: a server's key, a visitor's page, a person's session. Authorities that are equal are
/// asked once for all their streams, so they are records. Whoever ends one stores that and then calls
/// <see cref="IAccessGrain.Changed"/> of one of its topics; every front then asks it again.
/// </summary>
internal interface IStreamAuthority
{
    /// <summary>Keys of <see cref="IAccessGrain"/>s.</summary>
    ImmutableArray<string> Topics { get; }

    /// <summary>Reads from where it is stored whether it still stands.</summary>
    Task<Standing> AskAsync(CancellationToken cancellationToken);
}
