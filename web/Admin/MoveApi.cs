using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatPlatform.Storage.Auditing;
using ChatPlatform.Storage.Postgres.Moving;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Problems;
using ChatPlatform.Web.Security;

namespace ChatPlatform.Web.Admin;

/// <summary>Moves a tenant's data to a database of its own, to another one, or back to the shared one.</summary>
internal static class MoveApi
{
    private const string EventStream = "text/event-stream";

    public static void MapMoves(this RouteGroupBuilder api) =>
        api.MapPost("/admin/tenants/{id}/move", Move)
            .RequireAuthorization(Policies.Platform)
            .Audited("tenant.move", tenantFrom: "id")
            .WithTags("platform admin")
            .WithSummary("Moves the tenant's data to another PostgreSQL database, or with null to the shared one; with Accept: text/event-stream the steps come as events. Broken off, the same request goes on with it.")
            .WithExample(new MoveRequest { ConnectionString = "Host=db.acme.example;Database=chat;Username=chat;Password=..." })
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.TenantNotFound, ErrorCodes.Conflict);

    private static async Task<IResult> Move(string id, MoveRequest request, HttpContext context, IServiceProvider services, ILogger<TenantMover> logger)
    {
        var mover = services.GetService<TenantMover>()
            ?? throw new ChatException(ErrorCodes.InvalidRequest, "This deployment keeps tenants in SQLite files. Moving them needs PostgreSQL: set ConnectionStrings:Chat.");
        if (context.Request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase))
        {
            return TypedResults.ServerSentEvents(Steps(mover, id, request.ConnectionString, context.Audit().EndsLater(), logger, context.RequestAborted));
        }

        await mover.MoveAsync(id, request.ConnectionString, progress: null, CancellationToken.None);
        return TypedResults.NoContent();
    }

    private static async IAsyncEnumerable<SseItem<object>> Steps(
        TenantMover mover, string id, string? connectionString, AuditScope audit, ILogger logger, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var steps = Channel.CreateUnbounded<MoveProgress>();
        var moving = MoveAsync(mover, id, connectionString, audit, steps.Writer);
        await foreach (var step in steps.Reader.ReadAllAsync(cancellationToken))
        {
            yield return new SseItem<object>(step);
        }

        SseItem<object> end;
        try
        {
            await moving;
            end = new SseItem<object>(new { Done = true });
        }
        catch (ChatException refusal)
        {
            end = new SseItem<object>(refusal.ToProblem(), "error");
        }
        catch (Exception failure)
        {
            logger.MoveFailed(failure, id);
            end = new SseItem<object>(ProblemMapping.Problem(
                StatusCodes.Status500InternalServerError, "internal", "The move broke off; it has been logged. The same request goes on with it, one to where the tenant was undoes it."), "error");
        }

        yield return end;
    }

    /// <summary>Whoever asked may leave: a move that has begun is better ended than left for later.</summary>
    private static async Task MoveAsync(TenantMover mover, string id, string? connectionString, AuditScope audit, ChannelWriter<MoveProgress> steps)
    {
        try
        {
            await mover.MoveAsync(id, connectionString, new Reported(steps), CancellationToken.None);
            await audit.EndAsync(AuditOutcome.Done);
        }
        catch (Exception failure)
        {
            await audit.EndAsync(AuditOutcome.Failed, (failure as ChatException)?.Code);
            throw;
        }
        finally
        {
            steps.Complete();
        }
    }

    /// <summary>In order and at once, which <see cref="Progress{T}"/> does not promise.</summary>
    private sealed class Reported(ChannelWriter<MoveProgress> steps) : IProgress<MoveProgress>
    {
        public void Report(MoveProgress value) => steps.TryWrite(value);
    }

    /// <summary>The member must be there, null or not: an empty body is no order to move.</summary>
    internal sealed record MoveRequest
    {
        /// <summary>Of a login that may make schemas in the target database; null for the shared one.</summary>
        public required string? ConnectionString { get; init; }
    }
}
