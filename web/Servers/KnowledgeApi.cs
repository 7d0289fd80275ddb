using System.Collections.Immutable;
using System.Globalization;
using ChatPlatform.Knowledge;
using ChatPlatform.Storage;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;

namespace ChatPlatform.Web.Servers;

/// <summary>What a tenant's bots know, and the retrieval explained.</summary>
internal static class KnowledgeApi
{
    private const int UsualHits = 8;
    private const int MostHits = 50;
    private const int LongestQuery = 8_000;

    public static void MapKnowledge(this RouteGroupBuilder api)
    {
        var knowledge = api.MapGroup("").RequireAuthorization(Policies.Upload).WithTags("knowledge");
        knowledge.MapGet("/knowledge/status", Status).WithSummary("Pages, chunks and bytes, and when a source was last read.");
        knowledge.MapGet("/knowledge/search", Search).SwitchedBy(TenantEndpoint.DebugSearch).WithSummary("The retrieval, explained: each hit's lexical, vector and fused score.");
        knowledge.MapPost("/knowledge/reindex", Reindex).Audited("knowledge.reindex").WithSummary("Embeds every passage with the current model, beside the live index, which it then replaces.")
            .Produces(StatusCodes.Status202Accepted)
            .Refuses(ErrorCodes.RateLimited);
        knowledge.MapDelete("/knowledge", Clear).Audited("knowledge.clear").WithSummary("Removes every document; sources stay, and bring theirs back when they are synced, uploads do not.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.TenantMoving);
        knowledge.MapGet("/documents", List).WithSummary("Documents, the last indexed first; q, a part of the title or URL, and source narrow the list.");
        knowledge.MapGet("/documents/{id}", Show).WithSummary("One document, and its passages as they are indexed.")
            .Refuses(ErrorCodes.DocumentNotFound);
        knowledge.MapDelete("/documents/{id}", Delete).Audited("document.delete").WithSummary("Removes a document from the index; a sync of its source brings it back, if it has one.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.DocumentNotFound, ErrorCodes.TenantMoving);
    }

    private static async Task<KnowledgeReport> Status(HttpContext context, TenantResolver tenants, IKnowledgeStore knowledge)
    {
        var tenant = await tenants.ResolveAsync(context);
        var status = await knowledge.GetStatusAsync(tenant.Id, context.RequestAborted);
        return new KnowledgeReport(status.Documents, status.Chunks, status.Bytes, status.LastSyncAt);
    }

    private static async Task<SearchReport> Search(HttpContext context, TenantResolver tenants, IRetriever retriever, string? q = null, int k = UsualHits)
    {
        var tenant = await tenants.ResolveAsync(context);
        if (string.IsNullOrWhiteSpace(q) || q.Length > LongestQuery)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, string.Create(CultureInfo.InvariantCulture, $"q must have 1 to {LongestQuery} characters."));
        }

        if (k is < 1 or > MostHits)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, string.Create(CultureInfo.InvariantCulture, $"k must be 1 to {MostHits}."));
        }

        return new SearchReport([.. await retriever.SearchAsync(tenant.Id, q, k, context.RequestAborted)]);
    }

    private static async Task<IResult> Reindex(HttpContext context, TenantResolver tenants, Reindexing reindexing)
    {
        var tenant = await tenants.ResolveAsync(context);
        reindexing.Request(tenant.Id);
        return TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> Clear(HttpContext context, TenantResolver tenants, IKnowledgeStore knowledge, ISourceStore sources)
    {
        var tenant = await tenants.ResolveAsync(context);

        // First, since a sync after this would else leave unchanged pages alone, and the index empty.
        string? cursor = null;
        do
        {
            var page = await sources.ListAsync(tenant.Id, cursor, Paging.Usual, context.RequestAborted);
            foreach (var source in page.Items)
            {
                await sources.ForgetValidatorsAsync(tenant.Id, source.Id, context.RequestAborted);
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
        await knowledge.ClearAsync(tenant.Id, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<Page<DocumentSummary>> List(
        HttpContext context, TenantResolver tenants, IKnowledgeStore knowledge, string? q = null, string? source = null, string? cursor = null, int limit = Paging.Usual)
    {
        var tenant = await tenants.ResolveAsync(context);
        var filter = new DocumentFilter(QueryValue.Text(q, "q"), QueryValue.Text(source, "source"));
        var page = await knowledge.ListAsync(tenant.Id, filter, cursor, Paging.Checked(limit), context.RequestAborted);
        return new Page<DocumentSummary>([.. page.Items.Select(row => DocumentSummary.Of(row.Document, row.Chunks))], page.NextCursor);
    }

    private static async Task<DocumentView> Show(string id, HttpContext context, TenantResolver tenants, IKnowledgeStore knowledge)
    {
        var tenant = await tenants.ResolveAsync(context);
        return await knowledge.FindWholeAsync(tenant.Id, id, context.RequestAborted) is { } whole ? DocumentView.Of(whole) : throw NotFound();
    }

    private static async Task<IResult> Delete(string id, HttpContext context, TenantResolver tenants, IKnowledgeStore knowledge)
    {
        var tenant = await tenants.ResolveAsync(context);
        return await knowledge.DeleteAsync(tenant.Id, [id], context.RequestAborted) > 0
            ? TypedResults.NoContent()
            : throw NotFound();
    }

    private static ChatException NotFound() => new(ErrorCodes.DocumentNotFound, "There is no such document.");

    private sealed record SearchReport(ImmutableArray<RetrievalHit> Hits);

    private sealed record KnowledgeReport(int Pages, int Chunks, long Bytes, DateTimeOffset? LastSync);
}
