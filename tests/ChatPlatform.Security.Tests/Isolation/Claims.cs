namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>
/// Every route and hub method of the platform, and which of their inputs name a tenant's things. That a tenant can be
/// named in the query, in a header and in the body is tried on each of them and stands here nowhere.
/// </summary>
internal static class Claims
{
    private const string ConsolePage = "the same file for everybody; what it shows it asks the API for";

    private const string Shown = "a tenant's name and origins stand in every page that shows its widget";

    private const string OwnAffairs = "a signed-in person's own affairs, which no key opens; PeopleApiTests asks for another person's";

    public static IReadOnlyList<Claim> All { get; } =
    [
        // Visitors
        Claim.Tenantless("GET,HEAD /widget.js", "the same file for every page"),
        Claim.Tenantless("GET,HEAD /", "leads to the console"),
        Claim.Tenantless("GET,HEAD /console", ConsolePage),
        Claim.Tenantless("GET,HEAD /console/{**page:regex(^(?!assets/))}", ConsolePage),
        Claim.Tenantless("GET,HEAD /console/favicon.svg", ConsolePage),
        new("GET,HEAD /embed", Caller.Visitor) { Plain = ["domain"], Public = { ["tenant"] = Shown } },
        new("POST /api/widget/bootstrap", Caller.Visitor)
        {
            Body = "{}",
            Holds = { ["bot"] = Thing.Bot, ["session"] = Thing.SessionHandle },
            Fresh = ["token", "expires_at", "session_id", "session"],
            Public = { ["tenant"] = Shown },
        },
        Claim.Tenantless("OPTIONS /api/widget/bootstrap", "says for one origin whether it is some tenant's, which " + Shown),
        new("hub /hubs/chat Send") { Body = """[{"text":"Hello"}]""", Holds = { ["request.client_message_id"] = Thing.ClientMessage }, Plain = ["request.text"], Fresh = ["message_id", "reply_id"], AsksModel = true },
        new("hub /hubs/chat Watch") { Body = """[{"offset":0}]""", Holds = { ["cursor.message_id"] = Thing.Message } },
        new("hub /hubs/chat Stop") { Body = "[null]", Holds = { ["messageId"] = Thing.Message } },
        new("hub /hubs/chat Rate") { Body = """[null,"up",null]""", Holds = { ["messageId"] = Thing.Message }, Plain = ["comment"] },
        new("hub /hubs/chat RequestHuman") { Body = "[]" },
        new("hub /hubs/chat Typing") { Body = "[true]" },

        // People on their lines
        new("hub /hubs/console Follow", Caller.Person) { Body = $"[\"{World.Asking}\"]", Holds = { ["tenantId"] = Thing.Tenant } },
        new("hub /hubs/console FollowPlatform", Caller.Person) { Body = "[]" },
        new("hub /hubs/console WatchDesk", Caller.Person) { Body = $"[\"{World.Asking}\"]", Holds = { ["tenantId"] = Thing.Tenant } },
        new("hub /hubs/console WatchSession", Caller.Person)
        {
            Body = $$"""["{{World.Asking}}",null,{"offset":0}]""",
            Holds = { ["tenantId"] = Thing.Tenant, ["sessionId"] = Thing.Session, ["cursor.message_id"] = Thing.Message },
        },
        new("hub /hubs/console Typing", Caller.Person) { Body = $"[\"{World.Asking}\",null,true]", Holds = { ["tenantId"] = Thing.Tenant, ["sessionId"] = Thing.Session } },

        // Conversations
        new("POST /api/v1/chat")
        {
            Body = """{"message":"Hello"}""",
            Holds = { ["session_id"] = Thing.Session, ["bot"] = Thing.Bot, ["client_message_id"] = Thing.ClientMessage },
            Plain = ["message", "visitor"],
            Fresh = ["message_id", "session_id", "first_text_ms"],
            AsksModel = true,
            Undo = "DELETE /api/v1/sessions/{session_id}",
        },
        new("GET /api/v1/sessions") { Holds = { ["cursor"] = Thing.SessionCursor, ["bot"] = Thing.Bot }, Plain = ["q", "answerer", "status", "rating"] },
        new("GET /api/v1/sessions/{id}") { Holds = { ["id"] = Thing.Session } },
        new("GET /api/v1/sessions/{id}/export") { Holds = { ["id"] = Thing.Session } },
        new("DELETE /api/v1/sessions/{id}") { Holds = { ["id"] = Thing.Session } },
        new("GET /api/v1/desk"),
        new("POST /api/v1/desk/sessions/{id}/take") { Holds = { ["id"] = Thing.Session } },
        new("POST /api/v1/desk/sessions/{id}/reply") { Body = """{"text":"Hello"}""", Holds = { ["id"] = Thing.Session, ["client_message_id"] = Thing.ClientMessage }, Plain = ["text"], Fresh = ["message_id"] },
        new("POST /api/v1/desk/sessions/{id}/hand-back") { Holds = { ["id"] = Thing.Session } },
        new("POST /api/v1/desk/sessions/{id}/transfer") { Body = "{}", Holds = { ["id"] = Thing.Session, ["user_id"] = Thing.User } },
        new("POST /api/v1/desk/sessions/{id}/close") { Holds = { ["id"] = Thing.Session } },
        new("GET /api/v1/desk/sessions/{id}/notes") { Holds = { ["id"] = Thing.Session } },
        new("POST /api/v1/desk/sessions/{id}/notes") { Body = """{"text":"Hello"}""", Holds = { ["id"] = Thing.Session }, Plain = ["text"], Fresh = ["id", "created_at"] },
        new("GET /api/v1/desk/canned-replies"),
        new("POST /api/v1/desk/canned-replies") { Body = """{"title":"Hi","text":"Hello"}""", Plain = ["title", "text"], Fresh = ["id"] },
        new("PUT /api/v1/desk/canned-replies/{id}") { Body = "{}", Holds = { ["id"] = Thing.CannedReply }, Plain = ["title", "text"], Fresh = ["version"] },
        new("DELETE /api/v1/desk/canned-replies/{id}") { Holds = { ["id"] = Thing.CannedReply } },
        new("GET /api/v1/desk/settings") { Fresh = ["version"] },
        new("PUT /api/v1/desk/settings")
        {
            Body = "{}",
            Plain =
            [
                "office_hours[].from", "office_hours[].to", "time_zone", "messages.waiting", "messages.nobody_there", "messages.outside_hours",
                "messages.joined", "messages.agent_left", "messages.handed_back", "messages.closed",
            ],
            Fresh = ["version"],
        },
        new("POST /api/v1/sessions/cleanup") { Body = """{"older_than":"5000w"}""", Plain = ["older_than"] },
        new("GET /api/v1/visitors/{visitor}/export") { Holds = { ["visitor"] = Thing.Session } },
        new("DELETE /api/v1/visitors/{visitor}") { Holds = { ["visitor"] = Thing.Session } },
        new("GET /api/v1/overview") { Query = "from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z", Plain = ["bot"] },
        new("GET /api/v1/usage") { Query = "from=2026-01-01T00:00:00Z&to=2099-01-01T00:00:00Z" },

        // Knowledge
        new("POST /api/v1/sources") { Body = """{"url":"http://127.0.0.1:1/"}""", Plain = ["url", "include[]", "exclude[]"] },
        new("GET /api/v1/sources") { Holds = { ["cursor"] = Thing.SourceCursor } },
        new("GET /api/v1/sources/{id}") { Holds = { ["id"] = Thing.Source } },
        new("GET /api/v1/sources/{id}/pages") { Holds = { ["id"] = Thing.Source, ["cursor"] = Thing.PageCursor }, Plain = ["state", "q"] },
        new("POST /api/v1/sources/{id}/sync") { Holds = { ["id"] = Thing.Source } },
        new("POST /api/v1/sources/{id}/cancel") { Holds = { ["id"] = Thing.Source } },
        new("DELETE /api/v1/sources/{id}") { Holds = { ["id"] = Thing.Source } },
        new("POST /api/v1/upload") { Body = """{"url":"http://127.0.0.1:1/"}""", Plain = ["url"] },
        new("GET /api/v1/documents") { Holds = { ["cursor"] = Thing.DocumentCursor, ["source"] = Thing.Source }, Plain = ["q"] },
        new("GET /api/v1/documents/{id}") { Holds = { ["id"] = Thing.Document } },
        new("DELETE /api/v1/documents/{id}") { Holds = { ["id"] = Thing.Document } },
        new("GET /api/v1/knowledge/status"),
        new("GET /api/v1/knowledge/search") { Query = $"q={Uri.EscapeDataString(World.Secret)}", Plain = ["q"] },
        new("POST /api/v1/knowledge/reindex"),
        new("DELETE /api/v1/knowledge"),

        // A tenant's own models. A test call goes to a server of the tenant's, not to a model of the platform
        new("GET /api/v1/models"),
        new("POST /api/v1/models") { Body = "{}", Holds = { ["id"] = Thing.Model }, Plain = ["provider", "base_url", "model", "api_key"] },
        new("GET /api/v1/models/{id}") { Holds = { ["id"] = Thing.Model } },
        new("PUT /api/v1/models/{id}") { Body = "{}", Holds = { ["id"] = Thing.Model }, Plain = ["provider", "base_url", "model", "api_key"] },
        new("DELETE /api/v1/models/{id}") { Holds = { ["id"] = Thing.Model } },
        new("POST /api/v1/models/{id}/test") { Holds = { ["id"] = Thing.Model } },

        // A tenant's audit chain; what a filter names is looked for in it alone, and a cursor is a place in it. It tells the
        // tenant which ids it asked for itself, this suite's foreign ones too.
        new("GET /api/v1/audit") { Query = "action=tenant.create", Plain = ["action", "actor", "object", "cursor"] },
        new("GET,POST /api/v1/audit/verify"),

        // A tenant's own settings
        new("GET /api/v1/tenant"),
        new("GET /api/v1/tenant/export") { Varies = true },
        new("GET /api/v1/limits"),
        new("PUT /api/v1/tenant") { Body = "{}", Plain = ["name"], Fresh = ["version"] },
        new("GET /api/v1/bots"),
        new("POST /api/v1/bots") { Body = "{}", Holds = { ["id"] = Thing.Bot }, Plain = OneBotsText, Fresh = ["version"], Undo = "DELETE /api/v1/bots/{id}" },
        new("GET /api/v1/bots/{id}") { Holds = { ["id"] = Thing.Bot } },
        new("PUT /api/v1/bots/{id}") { Body = "{}", Holds = { ["id"] = Thing.Bot }, Plain = OneBotsText },
        new("GET /api/v1/bots/{id}/versions") { Holds = { ["id"] = Thing.Bot } },
        new("POST /api/v1/bots/{id}/versions/{version}/restore") { Body = "{}", Holds = { ["id"] = Thing.Bot }, Plain = ["version"] },
        new("POST /api/v1/playground")
        {
            Body = """{"message":"Hello"}""",
            Holds = { ["bot"] = Thing.Bot, ["model"] = Thing.Model, ["sources[]"] = Thing.Source },
            Plain = ["message", "instructions", "history[].text"],
            Fresh = ["first_text_ms", "first_token_ms", "retrieval_ms", "total_ms"],
            AsksModel = true,
        },
        new("DELETE /api/v1/bots/{id}") { Holds = { ["id"] = Thing.Bot } },
        new("GET /api/v1/origins"),
        new("POST /api/v1/origins") { Body = "{}", Holds = { ["origin"] = Thing.Origin }, Fresh = ["file_line", "meta", "txt_name", "txt_value"], Undo = "DELETE /api/v1/origins?origin={origin}" },
        new("POST /api/v1/origins/verify") { Body = "{}", Holds = { ["origin"] = Thing.Origin } },
        new("DELETE /api/v1/origins") { Holds = { ["origin"] = Thing.Origin } },
        new("GET /api/v1/keys") { Fresh = ["last_used_at"] },
        new("POST /api/v1/keys") { Body = """{"scope":"chat"}""", Plain = ["name"], Fresh = ["id", "prefix", "created_at", "key"] },
        new("POST /api/v1/keys/{id}/rotate") { Holds = { ["id"] = Thing.Key } },
        new("DELETE /api/v1/keys/{id}") { Holds = { ["id"] = Thing.Key } },
        new("GET /api/v1/users") { Holds = { ["cursor"] = Thing.UserCursor }, Plain = ["q"] },
        new("POST /api/v1/users") { Body = "{}", Plain = ["email"] },
        new("GET /api/v1/users/invitations"),
        new("DELETE /api/v1/users/invitations/{id}") { Holds = { ["id"] = Thing.Invitation } },
        new("GET /api/v1/users/{id}") { Holds = { ["id"] = Thing.User } },
        new("PUT /api/v1/users/{id}") { Body = """{"role":"owner"}""", Holds = { ["id"] = Thing.User } },
        new("DELETE /api/v1/users/{id}") { Holds = { ["id"] = Thing.User } },

        // People's own affairs
        Claim.Tenantless("GET /api/v1/setup", "says whether the platform has an admin yet"),
        Claim.Tenantless("POST /api/v1/login", "tells a person who has proved who they are where they belong"),
        Claim.Tenantless("POST /api/v1/password/forgot", "answers the same whatever address it is given"),
        Claim.Tenantless("POST /api/v1/password/reset", "knows a token, which is its own proof, and answers nothing"),
        Claim.Tenantless("POST /api/v1/invitations/accept", "knows a token, which is its own proof"),
        Claim.Tenantless("POST /api/v1/logout", OwnAffairs),
        Claim.Tenantless("GET /api/v1/me", OwnAffairs),
        Claim.Tenantless("PUT /api/v1/me", OwnAffairs),
        Claim.Tenantless("POST /api/v1/me/password", OwnAffairs),
        Claim.Tenantless("GET /api/v1/me/sessions", OwnAffairs),
        Claim.Tenantless("DELETE /api/v1/me/sessions/{id}", OwnAffairs),
        Claim.Tenantless("DELETE /api/v1/me/sessions", OwnAffairs),
        Claim.Tenantless("POST /api/v1/me/second-factor", OwnAffairs),
        Claim.Tenantless("POST /api/v1/me/second-factor/confirm", OwnAffairs),
        Claim.Tenantless("POST /api/v1/me/second-factor/recovery-codes", OwnAffairs),
        Claim.Tenantless("POST /api/v1/me/second-factor/remove", OwnAffairs),

        // Platform admins' own; a tenant's key is refused whatever it names
        new("POST /api/v1/admin/tenants") { Body = "{}", Holds = Tenant(("id", Thing.Tenant)), Plain = ["name", "plan", .. BotText] },
        new("GET /api/v1/admin/tenants") { Plain = ["cursor", "q", "status", "plan"] },
        new("GET /api/v1/admin/tenants/{id}") { Holds = { ["id"] = Thing.Tenant } },
        new("PUT /api/v1/admin/tenants/{id}") { Body = "{}", Holds = Tenant(("id", Thing.Tenant)), Plain = ["name", "plan", .. BotText] },
        new("POST /api/v1/admin/tenants/{id}/suspend") { Holds = { ["id"] = Thing.Tenant } },
        new("POST /api/v1/admin/tenants/{id}/resume") { Holds = { ["id"] = Thing.Tenant } },
        new("POST /api/v1/admin/tenants/{id}/rotate-keys") { Holds = { ["id"] = Thing.Tenant } },
        new("DELETE /api/v1/admin/tenants/{id}") { Holds = { ["id"] = Thing.Tenant }, Plain = ["confirm"] },
        new("GET /api/v1/admin/tenants/{id}/export") { Holds = { ["id"] = Thing.Tenant } },
        new("POST /api/v1/admin/tenants/{id}/restore") { Holds = { ["id"] = Thing.Tenant } },
        new("GET /api/v1/admin/receipts") { Plain = ["cursor"] },
        new("GET /api/v1/admin/receipts/{id}") { Plain = ["id"] },
        new("POST /api/v1/admin/tenants/{id}/move") { Body = """{"connection_string":null}""", Holds = { ["id"] = Thing.Tenant }, Plain = ["connection_string"] },
        new("POST /api/v1/admin/users") { Body = "{}", Plain = ["email", "name", "password"] },
        new("GET /api/v1/admin/users") { Plain = ["cursor", "q"] },
        new("GET /api/v1/admin/users/{id}") { Holds = { ["id"] = Thing.User } },
        new("PUT /api/v1/admin/users/{id}") { Body = "{}", Holds = { ["id"] = Thing.User }, Plain = ["email", "name", "password"] },
        new("DELETE /api/v1/admin/users/{id}") { Holds = { ["id"] = Thing.User } },
        new("POST /api/v1/admin/users/{id}/password-link") { Holds = { ["id"] = Thing.User } },
        new("POST /api/v1/admin/users/{id}/reset-second-factor") { Holds = { ["id"] = Thing.User } },
        new("POST /api/v1/admin/users/{id}/sign-out") { Holds = { ["id"] = Thing.User } },
        new("GET /api/v1/admin/keys"),
        new("POST /api/v1/admin/keys") { Body = "{}", Plain = ["name"] },
        new("POST /api/v1/admin/keys/{id}/rotate") { Holds = { ["id"] = Thing.Key } },
        new("DELETE /api/v1/admin/keys/{id}") { Holds = { ["id"] = Thing.Key } },
        new("GET /api/v1/admin/diagnostics"),
        Claim.Tenantless("GET /api/v1/admin/system", "counts, and to the platform's admins only"),
        Claim.Tenantless("GET /api/v1/admin/models", "what the settings name, and to the platform's admins only"),
        Claim.Tenantless("POST /api/v1/admin/models/{provider}/test", "a model of the platform's own, and to its admins only"),
        new("GET /api/v1/admin/diagnostics/site") { Plain = ["url"] },

        new("POST /api/v1/admin/secrets/reseal"),
        Claim.Tenantless("GET /api/v1/admin/plans", "what tenants may use and how many are on each, to the platform's admins only"),
        new("PUT /api/v1/admin/plans/{id}") { Body = "{}", Plain = ["id"] },
        new("DELETE /api/v1/admin/plans/{id}") { Plain = ["id"] },
        new("GET /api/v1/admin/audit") { Holds = { ["tenant"] = Thing.Tenant }, Plain = ["action", "actor", "object", "cursor"] },
        new("GET,POST /api/v1/admin/audit/verify") { Holds = { ["tenant"] = Thing.Tenant } },

        // Operations
        Claim.Tenantless("GET /openapi/{documentName}.json", "describes the API, which is the same for all"),
        Claim.Tenantless("GET /health/live", "says that the process runs"),
        Claim.Tenantless("GET /health/ready", "says that the database answers"),
        Claim.Tenantless("ANY /metrics", "figures of the process; no series has a tenant's name in its labels"),
    ];

    private static string[] OneBotsText =>
        ["title", "greeting", "suggestions[]", "instructions", "locale", "theme.accent", "theme.position", "theme.scheme", "model", "sources[]"];

    private static string[] BotText => [.. OneBotsText.Select(text => $"bots[].{text}")];

    private static Dictionary<string, Thing> Tenant(params (string Input, Thing Thing)[] more) =>
        new([.. more.Select(one => KeyValuePair.Create(one.Input, one.Thing)), KeyValuePair.Create("bots[].id", Thing.Bot), KeyValuePair.Create("origins[]", Thing.Origin)]);
}
