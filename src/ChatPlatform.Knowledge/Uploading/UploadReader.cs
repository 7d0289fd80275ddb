using ChatPlatform.Knowledge.Extraction;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Knowledge.Uploading;

/// <summary>
/// Reads uploaded files: extract, chunk, embed, index. The document's id follows from the file's name, so that the same
/// name again replaces it. What goes wrong with a file is its result.
/// </summary>
public sealed class UploadReader : IDisposable
{
    /// <summary>In the place of a source's id, which is never of this form.</summary>
    private const string Uploads = "urn:chatplatform:upload";

    private readonly DocumentBuilder _builder;
    private readonly IKnowledgeStore _knowledge;
    private readonly UploadFetch _fetch;
    private readonly ILogger<UploadReader> _logger;

    /// <summary>Parsing is bound by the processor, and a parsed file is many times its size in memory.</summary>
    private readonly SemaphoreSlim _parsers = new(Math.Max(1, Environment.ProcessorCount / 2));

    internal UploadReader(DocumentBuilder builder, IKnowledgeStore knowledge, UploadFetch fetch, ILogger<UploadReader> logger)
    {
        _builder = builder;
        _knowledge = knowledge;
        _fetch = fetch;
        _logger = logger;
    }

    /// <param name="claimedName">As the client says; see <see cref="UploadName"/>.</param>
    /// <param name="quota">Beyond it the file is refused; one in the place of another takes but the bytes that it has more.</param>
    public Task<UploadResult> ReadFileAsync(string tenantId, string? claimedName, byte[] content, KnowledgeQuota quota, CancellationToken cancellationToken)
    {
        var name = UploadName.Of(claimedName);
        return ReadAsync(tenantId, name, new Uri($"{Uploads}:{Uri.EscapeDataString(name)}"), content, quota, cancellationToken);
    }

    /// <summary>Fetches what is at the URL, once. Nothing keeps it up to date; a source does.</summary>
    /// <exception cref="ChatException"><c>invalid_request</c>, <c>url_not_allowed</c>.</exception>
    public async Task<UploadResult> ReadUrlAsync(string tenantId, string url, KnowledgeQuota quota, CancellationToken cancellationToken)
    {
        var (address, content, refusal) = await _fetch.FetchAsync(url, cancellationToken).ConfigureAwait(false);
        return content is null
            ? Refused(address.AbsoluteUri, refusal!, 0)
            : await ReadAsync(tenantId, UploadName.Of(Uri.UnescapeDataString(address.AbsolutePath)), address, content, quota, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _parsers.Dispose();

    private async Task<UploadResult> ReadAsync(
        string tenantId, string name, Uri address, byte[] content, KnowledgeQuota quota, CancellationToken cancellationToken)
    {
        await _parsers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var read = await Task.Run(
                () => UploadExtractor.Extract(UploadKinds.Of(name, content), name, content, cancellationToken), cancellationToken).ConfigureAwait(false);
            return await IndexAsync(tenantId, name, address, read, content.Length, quota, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException unreadable)
        {
            return Refused(name, unreadable.Message, content.Length);
        }
        catch (Exception failure) when (failure is not (ChatException or OperationCanceledException))
        {
            _logger.UploadFailed(failure, tenantId);
            return Refused(name, "It could not be processed; it may be damaged.", content.Length);
        }
        finally
        {
            _parsers.Release();
        }
    }

    private async Task<UploadResult> IndexAsync(
        string tenantId, string name, Uri address, ExtractedFile read, int bytes, KnowledgeQuota quota, CancellationToken cancellationToken)
    {
        var page = read.Page with { Title = TitleOf(read.Page, name) };
        var id = DocumentId.Of(Uploads, address.AbsoluteUri);
        if (await _builder.BuildAsync(id, sourceId: null, address, page, bytes, cancellationToken).ConfigureAwait(false) is not { } document)
        {
            return Refused(name, read.Shortfall ?? "There is no text in it.", bytes);
        }

        var leftOut = await _knowledge.ReplaceAsync(tenantId, [document], quota, cancellationToken).ConfigureAwait(false);
        return leftOut.TryGetValue(id, out var reason)
            ? Refused(name, reason, bytes)
            : new UploadResult(name, UploadState.Indexed, read.Shortfall, id, page.Title, document.Chunks.Count, bytes);
    }

    private static string TitleOf(ExtractedPage page, string name) => string.IsNullOrWhiteSpace(page.Title) ? name : page.Title;

    private static UploadResult Refused(string name, string reason, long bytes) => new(name, UploadState.Refused, reason, null, null, 0, bytes);
}
