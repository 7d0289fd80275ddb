using System.Net.Sockets;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>Judges a URL that somebody asks us to read, before anything is stored or fetched.</summary>
public sealed class UrlGuard(AddressGuard addresses)
{
    /// <returns>The URL in its one spelling.</returns>
    /// <exception cref="ChatException">
    /// <c>invalid_request</c>: no URL, or a host without an address; <c>url_not_allowed</c>: a scheme, credentials
    /// or a host that the crawler does not read.
    /// </exception>
    public async Task<Uri> CheckAsync(string url, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(url) || !Uri.TryCreate(url.Trim(), UriKind.Absolute, out var given))
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "The URL must be absolute, such as https://example.com/help/.");
        }

        if (given.Scheme is not ("http" or "https"))
        {
            throw new ChatException(ErrorCodes.UrlNotAllowed, $"Only http and https are read, not {given.Scheme}.");
        }

        if (given.UserInfo.Length > 0)
        {
            throw new ChatException(ErrorCodes.UrlNotAllowed, "A URL with a user name or password in it is not read.");
        }

        if (!WebUrl.TryNormalize(null, url, out var normalized))
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"The URL must name a host and be at most {WebUrl.MaxLength} characters long.");
        }

        try
        {
            await addresses.ResolveAsync(normalized.IdnHost, normalized.Port, cancellationToken).ConfigureAwait(false);
            return normalized;
        }
        catch (AddressRefusedException refused)
        {
            throw new ChatException(ErrorCodes.UrlNotAllowed, refused.Message);
        }
        catch (SocketException)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"The host {normalized.IdnHost} could not be found.");
        }
    }
}
