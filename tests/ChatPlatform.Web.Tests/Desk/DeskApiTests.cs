using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Tests.Support;
using static ChatPlatform.Web.Tests.Support.DeskPlatform;

namespace ChatPlatform.Web.Tests.Desk;

public sealed class DeskApiTests : IAsyncLifetime
{
    private DeskPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task From_the_visitors_wish_to_the_agents_word_and_back_to_the_bot()
    {
        var (ann, bob) = (await _platform.JoinAsync("ann", "agent"), await _platform.JoinAsync("bob", "agent"));
        var (visitor, session) = await _platform.VisitAsync();
        await using var _ = visitor;

        await visitor.InvokeAsync("RequestHuman");
        var desk = await OkAsync(ann.Client.GetAsync("/api/v1/desk"));
        var waiting = Assert.Single(desk["items"]!.AsArray())!;
        Assert.Equal((session, "waiting", "requested"), (Text(waiting, "session_id"), Text(waiting, "state"), Text(waiting, "reason")));

        var taken = await OkAsync(ann.DoAsync(session, "take"));
        Assert.Equal(("agent", "ann", ann.Id), (Text(taken, "state"), Text(taken["agent"]!, "name"), Text(taken["agent"]!, "user_id")));
        await RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Taken, bob.DoAsync(session, "take"));
        await RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.NotYours, bob.DoAsync(session, "reply", new { client_message_id = "b", text = "Me!" }));

        var reply = await OkAsync(ann.DoAsync(session, "reply", new { client_message_id = "a", text = "Good morning." }));
        var again = await OkAsync(ann.DoAsync(session, "reply", new { client_message_id = "a", text = "Good morning." }));
        Assert.Equal(Text(reply, "message_id"), Text(again, "message_id"));
        var events = await visitor.WatchUntilAsync(null, change => HubClient.IsCompleted(change) && Text(change, "message_id") == Text(reply, "message_id"));
        var shown = events.Single(change => Text(change, "type") == "message" && Text(change, "message_id") == Text(reply, "message_id"));
        Assert.Equal(("agent", "Good morning."), (Text(shown, "role"), Text(shown, "text")));
        Assert.Contains(events, change => Text(change, "type") == "state" && Text(change, "answerer") == "agent" && Text(change, "agent_name") == "ann");

        var sent = await visitor.InvokeAsync("Send", new { client_message_id = "v", text = "Good morning!" });
        Assert.Null(sent!["reply_id"]);
        await OkAsync(ann.DoAsync(session, "hand-back"));
        Assert.NotNull((await visitor.InvokeAsync("Send", new { client_message_id = "w", text = "Are you the bot?" }))!["reply_id"]);
        Assert.Empty((await OkAsync(ann.Client.GetAsync("/api/v1/desk")))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_server_may_answer_in_the_tenants_name_and_is_told_when_a_person_will()
    {
        var asked = await _platform.Acme.Chat.PostAsJsonAsync("/api/v1/chat", new { session_id = "s1", message = "I want to talk to a human" });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/chat") { Content = JsonContent.Create(new { session_id = "s1", message = "Hello?" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var events = await (await _platform.Acme.Chat.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Equal("""data: {"type":"state","answerer":"waiting","typing":false}""", events.Trim());

        var taken = await OkAsync(_platform.Acme.Admin.PostAsync("/api/v1/desk/sessions/s1/take", null));
        await OkAsync(_platform.Acme.Admin.PostAsJsonAsync("/api/v1/desk/sessions/s1/reply", new { client_message_id = "a", text = "Hello." }));
        await OkAsync(_platform.Acme.Admin.PostAsync("/api/v1/desk/sessions/s1/close", null));

        Assert.Equal("Tenant acme", Text(taken["agent"]!, "name"));
        var session = await OkAsync(_platform.Acme.Admin.GetAsync("/api/v1/sessions/s1"));
        Assert.Equal(["visitor", "system", "visitor", "system", "agent", "system"], session["messages"]!.AsArray().Select(message => Text(message!, "role")));
    }

    [Fact]
    public async Task A_conversation_is_passed_on_to_whoever_is_there_and_to_nobody_else()
    {
        var (ann, bob) = (await _platform.JoinAsync("ann", "agent"), await _platform.JoinAsync("bob", "owner"));
        var (visitor, session) = await _platform.VisitAsync();
        await using var _ = visitor;
        await visitor.InvokeAsync("RequestHuman");
        await OkAsync(ann.DoAsync(session, "take"));
        await RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.AgentAway, ann.DoAsync(session, "transfer", new { user_id = bob.Id }));

        await using var line = await bob.LineAsync();
        await line.ReadUntilAsync("WatchDesk", ["acme"], _ => true);
        await using var watching = line.StreamAsync("WatchDesk", ["acme"]).GetAsyncEnumerator();
        await watching.MoveNextAsync();
        await OkAsync(ann.DoAsync(session, "transfer", new { user_id = bob.Id }));

        await OkAsync(bob.DoAsync(session, "reply", new { client_message_id = "b", text = "Now me." }));
    }

    [Fact]
    public async Task Notes_are_for_people_alone()
    {
        var ann = await _platform.JoinAsync("ann", "agent");
        var (visitor, session) = await _platform.VisitAsync();
        await using var _ = visitor;
        await visitor.InvokeAsync("RequestHuman");
        await OkAsync(ann.DoAsync(session, "take"));
        await OkAsync(ann.DoAsync(session, "notes", new { text = "An unpleasant person." }));
        var reply = await OkAsync(ann.DoAsync(session, "reply", new { client_message_id = "a", text = "Good morning." }));

        var notes = await OkAsync(ann.Client.GetAsync($"/api/v1/desk/sessions/{session}/notes"));
        Assert.Equal(("An unpleasant person.", "ann"), (Text(notes["items"]![0]!, "text"), Text(notes["items"]![0]!["author"]!, "name")));
        await using var line = await ann.LineAsync();
        await line.ReadUntilAsync("WatchSession", ["acme", session, null], change => Text(change, "type") == "note");

        var seen = await visitor.WatchUntilAsync(null, change => HubClient.IsCompleted(change) && Text(change, "message_id") == Text(reply, "message_id"));
        string[] shown =
        [
            .. seen.Select(change => change.ToJsonString()),
            await _platform.Acme.Admin.GetStringAsync($"/api/v1/visitors/{session}/export"),
            await _platform.Acme.Admin.GetStringAsync($"/api/v1/sessions/{session}"),
        ];
        Assert.DoesNotContain(shown, text => text.Contains("unpleasant", StringComparison.Ordinal));
        await RefusedAsync(HttpStatusCode.Forbidden, ErrorCodes.Forbidden, _platform.Acme.Chat.GetAsync($"/api/v1/desk/sessions/{session}/notes"));
    }

    [Fact]
    public async Task An_agents_line_shows_the_desk_and_both_sides_typing()
    {
        var ann = await _platform.JoinAsync("ann", "agent");
        var (visitor, session) = await _platform.VisitAsync();
        await using var _ = visitor;
        await visitor.InvokeAsync("RequestHuman");
        await using var line = await ann.LineAsync();
        await OkAsync(ann.DoAsync(session, "take"));
        await using var shown = visitor.StreamAsync("Watch", [null]).GetAsyncEnumerator();
        await using var atDesk = line.StreamAsync("WatchSession", ["acme", session, null]).GetAsyncEnumerator();
        await UntilAsync(shown, change => Text(change, "type") == "state" && Text(change, "agent_name") == "ann");
        await UntilAsync(atDesk, change => Text(change, "type") == "state");

        await line.InvokeAsync("Typing", "acme", session, true);
        await UntilAsync(shown, change => Text(change, "type") == "state" && change["typing"]!.GetValue<bool>());
        await visitor.InvokeAsync("Typing", true);
        await UntilAsync(atDesk, change => Text(change, "type") == "visitor_typing" && change["typing"]!.GetValue<bool>());

        var desk = (await line.ReadUntilAsync("WatchDesk", ["acme"], desk => desk["agents"]!.AsArray().Count == 1))[^1];
        Assert.True(desk["items"]![0]!["visitor_online"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Each_role_does_at_the_desk_what_it_may()
    {
        await _platform.Web.CreateTenantAsync("other");
        var (agent, editor, owner) = (await _platform.JoinAsync("ann", "agent"), await _platform.JoinAsync("ed", "editor"), await _platform.JoinAsync("olga", "owner"));
        var stranger = await _platform.JoinAsync("sam", "owner", "other");
        object reply = new { title = "Hi", text = "Hello." };

        await RefusedAsync(HttpStatusCode.Forbidden, ErrorCodes.Forbidden, agent.Client.PostAsJsonAsync("/api/v1/desk/canned-replies", reply));
        await OkAsync(editor.Client.PostAsJsonAsync("/api/v1/desk/canned-replies", reply));
        Assert.Single((await OkAsync(agent.Client.GetAsync("/api/v1/desk/canned-replies")))["items"]!.AsArray());
        await RefusedAsync(HttpStatusCode.Forbidden, ErrorCodes.Forbidden, editor.Client.PutAsJsonAsync("/api/v1/desk/settings", new { time_zone = "Europe/Berlin" }));
        await OkAsync(owner.Client.PutAsJsonAsync("/api/v1/desk/settings", new { time_zone = "Europe/Berlin" }));
        Assert.Equal("Europe/Berlin", Text(await OkAsync(agent.Client.GetAsync("/api/v1/desk/settings")), "time_zone"));
        foreach (var path in (string[])["", "/settings", "/canned-replies"])
        {
            await RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.TenantNotFound, stranger.Client.GetAsync($"/api/v1/desk{path}"));
        }
    }

    private static async Task UntilAsync(IAsyncEnumerator<JsonNode> events, Func<JsonNode, bool> last)
    {
        do
        {
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)));
        }
        while (!last(events.Current));
    }

    private static string? Text(JsonNode node, string member) => node[member]?.GetValue<string>();
}
