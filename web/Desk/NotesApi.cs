using ChatPlatform.Desk;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Desk;

/// <summary>What people write to each other about a conversation. No visitor's route or stream knows of it.</summary>
internal static class NotesApi
{
    public static void MapNotes(this RouteGroupBuilder api)
    {
        var notes = api.MapGroup("/desk/sessions/{id}/notes").RequireAuthorization(Policies.Desk).WithTags("desk");
        notes.MapGet("", List).WithSummary("A conversation's notes, oldest first. Visitors never see them.").Produces<NoteList>().Refuses(ErrorCodes.SessionNotFound);
        notes.MapPost("", Add).NotAudited("A note stands beside its conversation with its author.")
            .WithSummary("Adds a note of 1 to 4,000 characters.")
            .WithExample(new NoteRequest("Has called twice already."))
            .Produces<Note>(StatusCodes.Status201Created)
            .Refuses(ErrorCodes.SessionNotFound, ErrorCodes.MessageEmpty, ErrorCodes.MessageTooLong, ErrorCodes.TenantMoving);
    }

    private static async Task<NoteList> List(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains, IDeskStore store)
    {
        var tenant = await tenants.ResolveAsync(context);
        return await grains.Session(tenant.Id, id).GetTranscript() is not null
            ? new NoteList(await store.ListNotesAsync(tenant.Id, id, context.RequestAborted))
            : throw new ChatException(ErrorCodes.SessionNotFound, "There is no such session.");
    }

    private static async Task<IResult> Add(string id, NoteRequest request, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var note = await grains.Session(tenant.Id, id).AddNote(DeskAgent.Of(context.User, tenant), request.Text ?? "");
        return TypedResults.Created($"/api/v1/desk/sessions/{Uri.EscapeDataString(id)}/notes", note);
    }
}
