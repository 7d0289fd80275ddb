using System.CommandLine;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;
using ChatPlatform.Cli.Profiles;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat profile</c>: servers and keys by name, in a file that only its owner can read.</summary>
internal static class ProfileCommands
{
    public static Command Build(Shell shell) => Shell.Group(
        "profile",
        "Servers and keys by name; options and the environment win over them.",
        Add(shell), List(shell), Use(shell), Remove(shell));

    private static Argument<string> Name(Shell shell)
    {
        var name = new Argument<string>("name") { Description = "The profile." };
        name.CompletionSources.Add(_ => new ProfileStore(shell.Around.ConfigFolder).Read().Profiles.Keys);
        return name;
    }

    private static Command Add(Shell shell)
    {
        var name = Name(shell);
        return shell.Command(
            "add",
            "Keeps a server, key and tenant under a name, from --server, --key ('-' for the standard input) and --tenant; the first is put to use.",
            async (call, cancellationToken) =>
            {
                var profile = await WrittenAsync(call, shell.Global, cancellationToken);
                var book = call.Profiles.Read();
                book = book with { Current = book.Current ?? call.Get(name), Profiles = book.Profiles.SetItem(call.Get(name), profile) };
                call.Profiles.Write(book);
                return Show(call, book, $"Profile '{call.Get(name)}' is kept in {call.Profiles.Path}.");
            },
            name);
    }

    private static Command List(Shell shell) => shell.Command(
        "list", "Profiles, with as much of each key as tells it from others.", (call, _) => Task.FromResult(Show(call, call.Profiles.Read(), said: null)));

    private static Command Use(Shell shell)
    {
        var name = Name(shell);
        return shell.Command(
            "use",
            "Puts a profile to use from now on.",
            (call, _) =>
            {
                var book = Known(call, call.Get(name)) with { Current = call.Get(name) };
                call.Profiles.Write(book);
                return Task.FromResult(Show(call, book, $"Profile '{call.Get(name)}' is in use."));
            },
            name);
    }

    private static Command Remove(Shell shell)
    {
        var name = Name(shell);
        var yes = Confirmation.Option();
        return shell.Command(
            "remove",
            "Forgets a profile and its key.",
            async (call, cancellationToken) =>
            {
                var book = Known(call, call.Get(name));
                await Confirmation.RequireAsync(call, yes, $"Forget profile '{call.Get(name)}' and its key", cancellationToken);
                book = book with { Current = book.Current == call.Get(name) ? null : book.Current, Profiles = book.Profiles.Remove(call.Get(name)) };
                call.Profiles.Write(book);
                return Show(call, book, $"Profile '{call.Get(name)}' is forgotten.");
            },
            name, yes);
    }

    private static async Task<Profile> WrittenAsync(Call call, GlobalOptions global, CancellationToken cancellationToken)
    {
        var server = call.Get(global.Server) ?? throw CliException.Usage("Name the profile's server with --server.");
        _ = ConnectionFinder.ServerOf(server);
        var key = ConnectionFinder.KeyOf(call.Get(global.Key), call.Around);
        if (key is null && call.Around is { InIsTerminal: true, ErrorIsTerminal: true })
        {
            key = await SecretPrompt.AskAsync(call.Progress, "Key (not shown; empty for none):", cancellationToken);
        }

        return new Profile(server, ConnectionFinder.Checked(key), call.Get(global.Tenant));
    }

    private static ProfileBook Known(Call call, string name)
    {
        var book = call.Profiles.Read();
        return book.Profiles.ContainsKey(name) ? book : throw new CliException($"There is no profile '{name}'.", ExitCode.Failed);
    }

    private static int Show(Call call, ProfileBook book, string? said)
    {
        var profiles = book.Profiles.Select(profile => new JsonObject
        {
            ["name"] = profile.Key,
            ["in_use"] = profile.Key == book.Current,
            ["server"] = profile.Value.Server,
            ["key"] = MaskedKey.Of(profile.Value.Key),
            ["tenant"] = profile.Value.Tenant,
        });
        return call.Show(ApiReply.Of(new JsonObject { ["profiles"] = new JsonArray([.. profiles]) }), (console, list) =>
        {
            if (said is not null)
            {
                console.WriteText(said);
                return;
            }

            console.WriteTable(
                ["", "name", "server", "key", "tenant"],
                list.List("profiles").Select(profile => (IReadOnlyList<string?>)
                    [profile.Text("name") == book.Current ? "*" : "", profile.Text("name"), profile.Text("server"), profile.Text("key"), profile.Text("tenant")]));
        });
    }
}
