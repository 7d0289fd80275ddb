using System.IO.Compression;
using System.Runtime.CompilerServices;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Exporting;

/// <summary>
/// All that a tenant has, as a zip file of JSON Lines, in memory a page at a time. Secrets and vectors are not in it: of
/// keys there is the prefix, and vectors follow from the passages.
/// </summary>
/// <remarks>What is changed meanwhile may be in it as it was before or after; nothing that is there throughout is missed.</remarks>
public sealed class TenantExport(
    IConversationStore conversations, IKnowledgeStore knowledge, ISourceStore sources, IApiKeyStore keys,
    ITenantStore tenants, ITenantModelStore models, IMembershipStore members, IDeskStore desk, ICannedReplyStore cannedReplies, TimeProvider time)
{
    private const int DocumentsAtATime = 20;
    private const int AtATime = 200;

    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>unavailable</c>: before anything is written, unless it happens on the way.</exception>
    public async Task WriteAsync(TenantConfig tenant, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        _ = await knowledge.GetStatusAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            var archive = new ExportArchive(zip, time.GetUtcNow());
            await archive.AddAsync("tenant.jsonl", Of([tenant with { Bots = [], Origins = [] }]), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("bots.jsonl", Of(tenant.Bots), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("bot_versions.jsonl", BotVersionsAsync(tenant, cancellationToken), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync(
                "models.jsonl",
                Of((await models.ListAsync(tenant.Id, cancellationToken).ConfigureAwait(false)).Select(model => model with { ApiKey = "" })),
                cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("members.jsonl", MembersAsync(tenant.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("origins.jsonl", Of(tenant.Origins.Select(origin => new { Origin = origin })), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("keys.jsonl", Of(await keys.ListAsync(tenant.Id, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("sources.jsonl", SourcesAsync(tenant.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("pages.jsonl", PagesAsync(tenant.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("documents.jsonl", DocumentsAsync(tenant.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("sessions.jsonl", SessionsAsync(tenant.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync("notes.jsonl", NotesAsync(tenant.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync(
                "canned_replies.jsonl", Of(await cannedReplies.ListAsync(tenant.Id, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
            await archive.AddAsync(
                "usage.jsonl",
                Of(await conversations.ReadUsageAsync(tenant.Id, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, cancellationToken).ConfigureAwait(false)),
                cancellationToken).ConfigureAwait(false);
            await archive.EndAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IAsyncEnumerable<T> Of<T>(IEnumerable<T> records) => records.ToAsyncEnumerable();

    private async IAsyncEnumerable<BotVersion> BotVersionsAsync(TenantConfig tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var bot in tenant.Bots)
        {
            foreach (var version in await tenants.ListBotVersionsAsync(tenant.Id, bot.Id, cancellationToken).ConfigureAwait(false))
            {
                yield return version;
            }
        }
    }

    private async IAsyncEnumerable<Member> MembersAsync(string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await members.ListAsync(tenantId, text: null, cursor, AtATime, cancellationToken).ConfigureAwait(false);
            foreach (var member in page.Items)
            {
                yield return member;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private async IAsyncEnumerable<SourceRecord> SourcesAsync(string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await sources.ListAsync(tenantId, cursor, AtATime, cancellationToken).ConfigureAwait(false);
            foreach (var source in page.Items)
            {
                yield return source;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private async IAsyncEnumerable<object> PagesAsync(string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var source in SourcesAsync(tenantId, cancellationToken).ConfigureAwait(false))
        {
            string? cursor = null;
            do
            {
                var page = await sources.ListPagesAsync(tenantId, source.Id, PageFilter.All, cursor, AtATime, cancellationToken).ConfigureAwait(false);
                foreach (var entry in page.Items)
                {
                    yield return new { SourceId = source.Id, Page = entry };
                }

                cursor = page.NextCursor;
            }
            while (cursor is not null);
        }
    }

    private async IAsyncEnumerable<object> DocumentsAsync(string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = ""; ;)
        {
            var documents = await knowledge.ReadAsync(tenantId, after, DocumentsAtATime, cancellationToken).ConfigureAwait(false);
            if (documents.Count == 0)
            {
                yield break;
            }

            foreach (var (document, passages) in documents)
            {
                yield return new { Document = document, Passages = passages.Select(passage => new { passage.Ordinal, passage.Url, passage.Heading, passage.Text }) };
            }

            after = documents[^1].Document.Id;
        }
    }

    private async IAsyncEnumerable<SessionNote> NotesAsync(string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = ""; ;)
        {
            var notes = await desk.ReadNotesAsync(tenantId, after, AtATime, cancellationToken).ConfigureAwait(false);
            if (notes.IsEmpty)
            {
                yield break;
            }

            foreach (var note in notes)
            {
                yield return note;
            }

            after = notes[^1].Note.Id;
        }
    }

    private async IAsyncEnumerable<SessionTranscript> SessionsAsync(string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = ""; ;)
        {
            var ids = await conversations.ListIdsAsync(tenantId, after, AtATime, cancellationToken).ConfigureAwait(false);
            if (ids.Count == 0)
            {
                yield break;
            }

            foreach (var id in ids)
            {
                if (await conversations.LoadAsync(tenantId, id, cancellationToken).ConfigureAwait(false) is { } session)
                {
                    yield return session;
                }
            }

            after = ids[^1];
        }
    }
}
