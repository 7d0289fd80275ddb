using System.CommandLine;
using System.Text.Json;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;
using Spectre.Console;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat visitor</c>: what one visitor said, handed out and erased.</summary>
internal static class VisitorCommands
{
    private const string Path = "api/v1/visitors";

    public static Command Build(Shell shell) => Shell.Group(
        "visitor",
        "What one visitor said; needs the tenant's admin key. A visitor is who 'ask --visitor' named; a conversation without one goes by its own id.",
        Export(shell), Erase(shell));

    private static Argument<string> Visitor() => new("visitor") { Description = "The visitor, or the id of a conversation that names none." };

    private static Command Export(Shell shell)
    {
        var visitor = Visitor();
        return shell.Command(
            "export",
            "Every conversation of a visitor, oldest first; --json has them whole, with ratings and sources.",
            async (call, cancellationToken) => call.Show(await call.Api.GetAsync($"{Path}/{ApiPath.Segment(call.Get(visitor))}/export", cancellationToken), Write),
            visitor);
    }

    private static Command Erase(Shell shell)
    {
        var visitor = Visitor();
        var yes = Confirmation.Option();
        return shell.Command(
            "erase",
            "Removes every conversation of a visitor; what they used stays counted, without a link to them.",
            async (call, cancellationToken) =>
            {
                var path = $"{Path}/{ApiPath.Segment(call.Get(visitor))}";
                await Confirmation.RequireAsync(call, yes, $"Erase every conversation of visitor '{call.Get(visitor)}'", cancellationToken);
                return call.Show(
                    await call.Api.DeleteAsync(path, cancellationToken),
                    (console, erased) => console.WriteText($"Erased conversations of visitor '{call.Get(visitor)}': {erased.Text("sessions") ?? "all"}."));
            },
            visitor, yes);
    }

    private static void Write(IAnsiConsole console, JsonElement export)
    {
        foreach (var session in export.List("sessions"))
        {
            SessionView.Write(console, session);
            console.WriteLine();
        }
    }
}
