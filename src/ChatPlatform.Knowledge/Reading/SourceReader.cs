using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Embedding;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>
/// Reads a source from its URL to its last page: one run, which a run that was broken off is continued by.
/// The caller sees to it that a source has one run at a time.
/// </summary>
public sealed class SourceReader
{
    private readonly ISourceStore _sources;
    private readonly IKnowledgeStore _knowledge;
    private readonly RunStart _start;
    private readonly RunLoop _loop;
    private readonly RunWriter _writer;
    private readonly EmbeddingChange _embeddings;
    private readonly TimeProvider _time;
    private readonly ILogger<SourceReader> _logger;

    internal SourceReader(
        ISourceStore sources, IKnowledgeStore knowledge, RunStart start, RunLoop loop, RunWriter writer, EmbeddingChange embeddings, TimeProvider time, ILogger<SourceReader> logger)
    {
        _sources = sources;
        _knowledge = knowledge;
        _start = start;
        _loop = loop;
        _writer = writer;
        _embeddings = embeddings;
        _time = time;
        _logger = logger;
    }

    /// <param name="quota">Beyond it pages that are not indexed yet are skipped, each with that as its reason.</param>
    /// <param name="progress">Told of the counts after every batch of pages, which are stored by then.</param>
    /// <returns>The run, ended: <see cref="SourceState.Succeeded"/> or <see cref="SourceState.Failed"/>.</returns>
    /// <exception cref="ChatException"><c>source_not_found</c>.</exception>
    /// <exception cref="OperationCanceledException">
    /// The run stays <see cref="SourceState.Running"/>; the next call continues it.
    /// </exception>
    public async Task<SourceRun> RunAsync(
        string tenantId, string sourceId, KnowledgeQuota quota, IProgress<PageCounts>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(quota);
        var source = await _sources.FindAsync(tenantId, sourceId, cancellationToken).ConfigureAwait(false)
            ?? throw new ChatException(ErrorCodes.SourceNotFound, $"There is no source '{sourceId}'.");
        var run = source.Run.State == SourceState.Running
            ? source.Run
            : new SourceRun(source.Run.Number + 1, SourceState.Running, PageCounts.None, null, _time.GetUtcNow(), null);
        await _sources.SaveRunAsync(tenantId, sourceId, run, cancellationToken).ConfigureAwait(false);
        try
        {
            run = await ReadAsync(tenantId, source with { Run = run }, quota, progress, cancellationToken).ConfigureAwait(false);
            await FollowModelAsync(tenantId, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _logger.RunFailed(error, run.Number, sourceId, tenantId);
            run = run with { State = SourceState.Failed, Error = "The run broke off because of an error of ours. Try again." };
        }

        run = run with { FinishedAt = _time.GetUtcNow() };
        await _sources.SaveRunAsync(tenantId, sourceId, run, cancellationToken).ConfigureAwait(false);
        _logger.RunEnded(
            run.Number, sourceId, tenantId, run.State, run.Pages.Found, run.Pages.Indexed, run.Pages.Unchanged, run.Pages.Skipped, run.Pages.Failed);
        return run;
    }

    /// <summary>What this run did not read anew has vectors of the model before, if the model was changed.</summary>
    private async Task FollowModelAsync(string tenantId, CancellationToken cancellationToken)
    {
        try
        {
            await _embeddings.RunAsync(tenantId, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The pages have been read; searches go on by the old vectors, and the next run tries again.
            _logger.ModelNotFollowed(error, tenantId);
        }
    }

    private async Task<SourceRun> ReadAsync(
        string tenantId, SourceRecord source, KnowledgeQuota quota, IProgress<PageCounts>? progress, CancellationToken cancellationToken)
    {
        var run = source.Run;
        var beginning = await _start.ResolveAsync(tenantId, source, quota, cancellationToken).ConfigureAwait(false);
        if (beginning.Run is null)
        {
            var none = await _writer.FailAsync(tenantId, source.Id, run, beginning, cancellationToken).ConfigureAwait(false);
            return run with { State = SourceState.Failed, Pages = none, Error = beginning.Error };
        }

        var (pages, isWhole) = await _loop.RunAsync(beginning.Run, run, beginning, progress, cancellationToken).ConfigureAwait(false);
        run = run with { Pages = pages };
        if (pages.Indexed + pages.Unchanged == 0)
        {
            var start = await _sources.FindPageAsync(tenantId, source.Id, beginning.Url.AbsoluteUri, cancellationToken).ConfigureAwait(false);
            return run with { State = SourceState.Failed, Error = $"No page could be read. {start?.Entry.Reason}".TrimEnd() };
        }

        if (isWhole)
        {
            var gone = await _sources.PrunePagesAsync(tenantId, source.Id, run.Number, cancellationToken).ConfigureAwait(false);
            await _knowledge.DeleteAsync(tenantId, [.. gone.Select(page => DocumentId.Of(source.Id, page))], cancellationToken).ConfigureAwait(false);
        }

        return run with { State = SourceState.Succeeded };
    }
}
