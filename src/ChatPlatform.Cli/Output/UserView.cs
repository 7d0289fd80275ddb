using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class UserView
{
    public static void WriteMembers(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["id", "e-mail", "name", "role", "second factor", "joined"],
        page.List("items").Select(member => (IReadOnlyList<string?>)
            [member.Text("id"), member.Text("email"), member.Text("name"), member.Text("role"), Yes(member, "second_factor"), member.Moment("joined_at")]));

    public static void WriteMember(IAnsiConsole console, JsonElement member) => console.WriteFields(
        ("id", member.Text("id")),
        ("e-mail", member.Text("email")),
        ("name", member.Text("name")),
        ("role", member.Text("role")),
        ("joined", member.Moment("joined_at")));

    public static void WriteInvitations(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["id", "e-mail", "role", "by", "ends"],
        page.List("items").Select(invitation => (IReadOnlyList<string?>)
            [invitation.Text("id"), invitation.Text("email"), invitation.Text("role"), invitation.Text("invited_by"), invitation.Moment("expires_at")]));

    public static void WriteInvitation(IAnsiConsole console, JsonElement invitation)
    {
        console.WriteFields(
            ("id", invitation.Text("id")),
            ("e-mail", invitation.Text("email")),
            ("role", invitation.Text("role")),
            ("ends", invitation.Moment("expires_at")));
        WriteLink(console, invitation);
    }

    public static void WriteAccounts(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["id", "e-mail", "name", "platform admin", "second factor", "created"],
        page.List("items").Select(user => (IReadOnlyList<string?>)
            [user.Text("id"), user.Text("email"), user.Text("name"), Yes(user, "platform_admin"), Yes(user, "second_factor"), user.Moment("created_at")]));

    public static void WriteAccount(IAnsiConsole console, JsonElement user) => console.WriteFields(
        ("id", user.Text("id")),
        ("e-mail", user.Text("email")),
        ("name", user.Text("name")),
        ("platform admin", Yes(user, "platform_admin")),
        ("second factor", Yes(user, "second_factor")),
        ("tenants", string.Join(", ", user.List("tenants").Select(tenant => $"{tenant.Text("tenant_id")} ({tenant.Text("role")})"))),
        ("created", user.Moment("created_at")));

    public static void WriteCreated(IAnsiConsole console, JsonElement created)
    {
        if (created.Find("user") is { } user)
        {
            WriteAccount(console, user);
        }

        WriteLink(console, created);
    }

    private static void WriteLink(IAnsiConsole console, JsonElement reply)
    {
        if (reply.Text("link") is { } link)
        {
            console.WriteText($"The link, shown this once: {link}");
        }
    }

    private static string Yes(JsonElement element, string name) => element.Find(name) is { ValueKind: JsonValueKind.True } ? "yes" : "no";
}
