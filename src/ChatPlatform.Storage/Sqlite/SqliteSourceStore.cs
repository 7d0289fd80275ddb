using System.Globalization;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>Sources and page ledgers in the tenant's file.</summary>
public sealed class SqliteSourceStore(TenantDatabases databases) : ISourceStore
{
    public async Task AddAsync(string tenantId, SourceRecord source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var row = SourceRow.From(tenantId, source);
        var added = await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO sources (tenant_id, id, spec, created_at, run, state, pages, error, started_at, finished_at)
                VALUES (@TenantId, @Id, @Spec, @CreatedAt, @Run, @State, @Pages, @Error, @StartedAt, @FinishedAt)
                ON CONFLICT DO NOTHING
                """,
                row,
                transaction),
            cancellationToken).ConfigureAwait(false);
        if (added == 0)
        {
            throw new ChatException(ErrorCodes.Conflict, $"There is a source '{source.Id}' already.");
        }
    }

    public async Task<SourceRecord?> FindAsync(string tenantId, string sourceId, CancellationToken cancellationToken)
    {
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<SourceRow>(
                $"SELECT {SourceRow.Columns} FROM sources WHERE tenant_id = @tenantId AND id = @sourceId", new { tenantId, sourceId }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task<Page<SourceRecord>> ListAsync(string tenantId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (time, id) = cursor is null ? ("~", "~") : ListCursor.Decode(cursor);
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = (await database.ReadAsync(
            connection => connection.QueryAsync<SourceRow>(
                $"""
                SELECT {SourceRow.Columns} FROM sources
                WHERE tenant_id = @tenantId AND (created_at, id) < (@time, @id)
                ORDER BY created_at DESC, id DESC LIMIT @limit + 1
                """,
                new { tenantId, time, id, limit }),
            cancellationToken).ConfigureAwait(false)).ToList();
        var page = PageOf.Rows(rows, limit, last => ListCursor.Encode(last.CreatedAt, last.Id));
        return new Page<SourceRecord>([.. page.Items.Select(row => row.ToRecord())], page.NextCursor);
    }

    public async Task SaveRunAsync(string tenantId, string sourceId, SourceRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var saved = await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                UPDATE sources SET run = @Number, state = @state, pages = @pages, error = @Error, started_at = @startedAt, finished_at = @finishedAt
                WHERE tenant_id = @tenantId AND id = @sourceId
                """,
                new
                {
                    tenantId,
                    sourceId,
                    run.Number,
                    state = run.State.ToText(),
                    pages = SqliteValues.ToJson(run.Pages),
                    run.Error,
                    startedAt = run.StartedAt?.ToText(),
                    finishedAt = run.FinishedAt?.ToText(),
                },
                transaction),
            cancellationToken).ConfigureAwait(false);
        if (saved == 0)
        {
            throw new ChatException(ErrorCodes.SourceNotFound, $"There is no source '{sourceId}'.");
        }
    }

    public async Task<bool> DeleteAsync(string tenantId, string sourceId, CancellationToken cancellationToken)
    {
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "DELETE FROM sources WHERE tenant_id = @tenantId AND id = @sourceId", new { tenantId, sourceId }, transaction),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    public async Task<PageRecord?> FindPageAsync(string tenantId, string sourceId, string url, CancellationToken cancellationToken)
    {
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<PageRow>(
                $"SELECT {PageRow.Columns} FROM pages WHERE tenant_id = @tenantId AND source_id = @sourceId AND url = @url",
                new { tenantId, sourceId, url }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task RecordPagesAsync(
        string tenantId,
        string sourceId,
        int run,
        IReadOnlyList<PageRecord> read,
        IReadOnlyList<FoundPage> found,
        CancellationToken cancellationToken)
    {
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    """
                    INSERT INTO pages (tenant_id, source_id, url, run, depth, state, reason, title, http_status, chunks, read_at,
                                       etag, last_modified, body_hash, index_version, text_hash, links)
                    VALUES (@TenantId, @SourceId, @Url, @Run, @Depth, @State, @Reason, @Title, @HttpStatus, @Chunks, @ReadAt,
                            @ETag, @LastModified, @BodyHash, @IndexVersion, @TextHash, @Links)
                    ON CONFLICT (tenant_id, source_id, url) DO UPDATE SET
                        run = excluded.run, depth = excluded.depth, state = excluded.state, reason = excluded.reason, title = excluded.title,
                        http_status = excluded.http_status, chunks = excluded.chunks, read_at = excluded.read_at, etag = excluded.etag,
                        last_modified = excluded.last_modified, body_hash = excluded.body_hash, index_version = excluded.index_version,
                        text_hash = excluded.text_hash, links = excluded.links
                    """,
                    read.Select(page => PageRow.From(tenantId, sourceId, run, page)),
                    transaction).ConfigureAwait(false);
                // What an earlier run left of the page stays until this one has read it; only its place in line is new.
                await connection.ExecuteAsync(
                    """
                    INSERT INTO pages (tenant_id, source_id, url, run, depth, state, chunks, links)
                    VALUES (@tenantId, @sourceId, @Url, @run, @Depth, 'queued', 0, '')
                    ON CONFLICT (tenant_id, source_id, url) DO UPDATE SET run = excluded.run, depth = excluded.depth, state = excluded.state
                    WHERE run < excluded.run
                    """,
                    found.Select(page => new { tenantId, sourceId, page.Url, run, page.Depth }),
                    transaction).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<RunPage>> ListRunPagesAsync(string tenantId, string sourceId, int run, CancellationToken cancellationToken)
    {
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<(string Url, long Depth, string State, long? HttpStatus, string? TextHash)>(
                """
                SELECT url, depth, state, http_status, text_hash FROM pages
                WHERE tenant_id = @tenantId AND source_id = @sourceId AND run = @run ORDER BY position
                """,
                new { tenantId, sourceId, run }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new RunPage(row.Url, (int)row.Depth, row.State.ToEnum<PageState>(), (int?)row.HttpStatus, row.TextHash))];
    }

    public async Task<Page<PageEntry>> ListPagesAsync(
        string tenantId, string sourceId, PageFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var after = 0L;
        if (cursor is not null && !long.TryParse(ListCursor.Decode(cursor).SortKey, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            throw ListCursor.Unknown();
        }

        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = (await database.ReadAsync(
            connection => connection.QueryAsync<PageRow>(
                $"""
                SELECT {PageRow.Columns} FROM pages
                WHERE tenant_id = @tenantId AND source_id = @sourceId AND position > @after
                      {(filter.State is null ? "" : "AND state = @state")}
                      {(filter.Text is null ? "" : $"AND ({TextSearch.Holds("url")} OR {TextSearch.Holds("title")})")}
                ORDER BY position LIMIT @limit + 1
                """,
                new { tenantId, sourceId, after, state = filter.State?.ToText(), text = TextSearch.Pattern(filter.Text), limit }),
            cancellationToken).ConfigureAwait(false)).ToList();
        var page = PageOf.Rows(rows, limit, last => ListCursor.Encode(last.Position.ToString(CultureInfo.InvariantCulture), ""));
        return new Page<PageEntry>([.. page.Items.Select(row => row.ToEntry())], page.NextCursor);
    }

    public async Task<IReadOnlyList<string>> PrunePagesAsync(string tenantId, string sourceId, int run, CancellationToken cancellationToken)
    {
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var urls = await database.WriteAsync(
            (connection, transaction) => connection.QueryAsync<string>(
                "DELETE FROM pages WHERE tenant_id = @tenantId AND source_id = @sourceId AND run < @run RETURNING url",
                new { tenantId, sourceId, run },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. urls];
    }

    public async Task ForgetValidatorsAsync(string tenantId, string sourceId, CancellationToken cancellationToken)
    {
        var database = await databases.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                UPDATE pages SET etag = NULL, last_modified = NULL, body_hash = NULL, index_version = NULL
                WHERE tenant_id = @tenantId AND source_id = @sourceId
                """,
                new { tenantId, sourceId },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }
}
