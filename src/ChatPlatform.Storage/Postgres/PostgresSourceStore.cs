using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Sources and page ledgers in the tenant's database.</summary>
internal sealed class PostgresSourceStore(PostgresTenants tenants) : ISourceStore
{
    public async Task AddAsync(string tenantId, SourceRecord source, CancellationToken cancellationToken)
    {
        var added = await tenants.WriteAsync(
            tenantId,
            (connection, transaction) => new Statements(connection, transaction)
                .Add(
                    """
                    INSERT INTO sources (tenant_id, id, spec, created_at, run, state, pages, error, started_at, finished_at)
                    VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7::jsonb, $8, $9, $10)
                    ON CONFLICT DO NOTHING
                    """,
                    tenantId, source.Id, PostgresValues.ToJson(source.Spec), source.CreatedAt.ToUniversalTime(), source.Run.Number, source.Run.State.ToText(),
                    PostgresValues.ToJson(source.Run.Pages), StoredText.Encode(source.Run.Error), source.Run.StartedAt?.ToUniversalTime(),
                    source.Run.FinishedAt?.ToUniversalTime())
                .ExecuteAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (added == 0)
        {
            throw new ChatException(ErrorCodes.Conflict, $"There is a source '{source.Id}' already.");
        }
    }

    public async Task<SourceRecord?> FindAsync(string tenantId, string sourceId, CancellationToken cancellationToken)
    {
        var row = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<SourceRow>(
                $"SELECT {SourceRow.Columns} FROM sources WHERE tenant_id = @tenantId AND id = @sourceId", new { tenantId, sourceId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task<Page<SourceRecord>> ListAsync(string tenantId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (before, beforeId) = cursor is null ? (DateTimeOffset.MaxValue, "") : ListCursor.DecodeTime(cursor);
        var rows = (await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<SourceRow>(
                $"""
                SELECT {SourceRow.Columns} FROM sources
                WHERE tenant_id = @tenantId AND (created_at, id) < (@before, @beforeId)
                ORDER BY created_at DESC, id DESC LIMIT @limit + 1
                """,
                new { tenantId, before, beforeId, limit },
                transaction),
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToRecord()).ToList();
        return PageOf.Rows(rows, limit, last => ListCursor.Encode(last.CreatedAt.ToText(), last.Id));
    }

    public async Task SaveRunAsync(string tenantId, string sourceId, SourceRun run, CancellationToken cancellationToken)
    {
        var saved = await tenants.WriteAsync(
            tenantId,
            (connection, transaction) => new Statements(connection, transaction)
                .Add(
                    """
                    UPDATE sources SET run = $3, state = $4, pages = $5::jsonb, error = $6, started_at = $7, finished_at = $8
                    WHERE tenant_id = $1 AND id = $2
                    """,
                    tenantId, sourceId, run.Number, run.State.ToText(), PostgresValues.ToJson(run.Pages), StoredText.Encode(run.Error),
                    run.StartedAt?.ToUniversalTime(), run.FinishedAt?.ToUniversalTime())
                .ExecuteAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (saved == 0)
        {
            throw new ChatException(ErrorCodes.SourceNotFound, $"There is no source '{sourceId}'.");
        }
    }

    public async Task<bool> DeleteAsync(string tenantId, string sourceId, CancellationToken cancellationToken) =>
        await tenants.WriteAsync(
            tenantId,
            (connection, transaction) => connection.ExecuteAsync(
                "DELETE FROM sources WHERE tenant_id = @tenantId AND id = @sourceId", new { tenantId, sourceId }, transaction),
            cancellationToken).ConfigureAwait(false) > 0;

    public async Task<PageRecord?> FindPageAsync(string tenantId, string sourceId, string url, CancellationToken cancellationToken)
    {
        var row = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<PageRow>(
                $"SELECT {PageRow.Columns} FROM pages WHERE tenant_id = @tenantId AND source_id = @sourceId AND url_hash = @hash",
                new { tenantId, sourceId, hash = HashOf(url) },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public Task RecordPagesAsync(
        string tenantId,
        string sourceId,
        int run,
        IReadOnlyList<PageRecord> read,
        IReadOnlyList<FoundPage> found,
        CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            (connection, transaction) =>
            {
                var statements = new Statements(connection, transaction);
                foreach (var page in read)
                {
                    AddRead(statements, tenantId, sourceId, run, page);
                }

                foreach (var page in found)
                {
                    AddFound(statements, tenantId, sourceId, run, page);
                }

                return statements.ExecuteAsync(cancellationToken);
            },
            cancellationToken);

    public async Task<IReadOnlyList<RunPage>> ListRunPagesAsync(string tenantId, string sourceId, int run, CancellationToken cancellationToken)
    {
        var rows = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<(string Url, int Depth, string State, int? HttpStatus, string? TextHash)>(
                """
                SELECT url, depth, state, http_status, text_hash FROM pages
                WHERE tenant_id = @tenantId AND source_id = @sourceId AND run = @run ORDER BY position
                """,
                new { tenantId, sourceId, run },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new RunPage(row.Url, row.Depth, row.State.ToEnum<PageState>(), row.HttpStatus, row.TextHash))];
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

        var rows = (await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<PageRow>(
                $"""
                SELECT {PageRow.Columns} FROM pages
                WHERE tenant_id = @tenantId AND source_id = @sourceId AND position > @after
                      {(filter.State is null ? "" : "AND state = @state")}
                      {(filter.Text is null ? "" : $"AND ({TextSearch.Holds("url")} OR {TextSearch.Holds("title")})")}
                ORDER BY position LIMIT @limit + 1
                """,
                new { tenantId, sourceId, after, state = filter.State?.ToText(), text = TextSearch.Pattern(filter.Text), limit },
                transaction),
            cancellationToken).ConfigureAwait(false)).ToList();
        var page = PageOf.Rows(rows, limit, last => ListCursor.Encode(last.Position.ToString(CultureInfo.InvariantCulture), ""));
        return new Page<PageEntry>([.. page.Items.Select(row => row.ToEntry())], page.NextCursor);
    }

    public async Task<IReadOnlyList<string>> PrunePagesAsync(string tenantId, string sourceId, int run, CancellationToken cancellationToken)
    {
        var urls = await tenants.WriteAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<string>(
                "DELETE FROM pages WHERE tenant_id = @tenantId AND source_id = @sourceId AND run < @run RETURNING url",
                new { tenantId, sourceId, run },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. urls];
    }

    public Task ForgetValidatorsAsync(string tenantId, string sourceId, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            (connection, transaction) => connection.ExecuteAsync(
                """
                UPDATE pages SET etag = NULL, last_modified = NULL, body_hash = NULL, index_version = NULL
                WHERE tenant_id = @tenantId AND source_id = @sourceId
                """,
                new { tenantId, sourceId },
                transaction),
            cancellationToken);

    private static void AddRead(Statements statements, string tenantId, string sourceId, int run, PageRecord page) =>
        statements.Add(
            """
            INSERT INTO pages (tenant_id, source_id, url, url_hash, run, depth, state, reason, title, http_status, chunks, read_at,
                               etag, last_modified, body_hash, index_version, text_hash, links)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            ON CONFLICT (tenant_id, source_id, url_hash) DO UPDATE SET
                run = excluded.run, depth = excluded.depth, state = excluded.state, reason = excluded.reason, title = excluded.title,
                http_status = excluded.http_status, chunks = excluded.chunks, read_at = excluded.read_at, etag = excluded.etag,
                last_modified = excluded.last_modified, body_hash = excluded.body_hash, index_version = excluded.index_version,
                text_hash = excluded.text_hash, links = excluded.links
            """,
            tenantId, sourceId, page.Entry.Url, HashOf(page.Entry.Url), run, page.Depth, page.Entry.State.ToText(), StoredText.Encode(page.Entry.Reason),
            StoredText.Encode(page.Entry.Title), page.Entry.HttpStatus, page.Entry.Chunks, page.Entry.ReadAt?.ToUniversalTime(),
            StoredText.Encode(page.Validators?.ETag), StoredText.Encode(page.Validators?.LastModified), page.Validators?.BodyHash,
            page.Validators?.IndexVersion, page.TextHash, page.Links.ToArray());

    /// <summary>What an earlier run left of the page stays until this one has read it; only its place in line is new.</summary>
    private static void AddFound(Statements statements, string tenantId, string sourceId, int run, FoundPage page) =>
        statements.Add(
            """
            INSERT INTO pages (tenant_id, source_id, url, url_hash, run, depth, state, chunks, links)
            VALUES ($1, $2, $3, $4, $5, $6, 'queued', 0, '{}')
            ON CONFLICT (tenant_id, source_id, url_hash) DO UPDATE SET run = excluded.run, depth = excluded.depth, state = excluded.state
            WHERE pages.run < excluded.run
            """,
            tenantId, sourceId, page.Url, HashOf(page.Url), run, page.Depth);

    private static byte[] HashOf(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(url));
}
