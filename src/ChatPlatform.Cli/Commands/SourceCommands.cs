using System.CommandLine;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat source</c>: the sites and pages that a tenant's bots know.</summary>
internal static class SourceCommands
{
    private const string Path = "api/v1/sources";

    public static Command Build(Shell shell) => Shell.Group(
        "source",
        "The sites that a tenant's bots answer from; needs the tenant's upload key.",
        Add(shell), Sync(shell), Status(shell), Pages(shell), Delete(shell));

    public static string PathOf(string id) => $"{Path}/{ApiPath.Segment(id)}";

    private static Argument<string> Id() => new("id") { Description = "The source." };

    private static Option<bool> Wait() => new("--wait", "-w") { Description = "Follow the reading to its end; fails when it does." };

    private static Command Add(Shell shell)
    {
        var url = new Argument<string>("url") { Description = "Where to begin, http or https." };
        var page = new Option<bool>("--page") { Description = "This page alone, without following its links." };
        var maxPages = Numbers.Between(new Option<int?>("--max-pages") { Description = "Pages at most. Left out: 1000." }, 1, 50_000);
        var include = new Option<string[]>("--include") { Description = "Only paths like this, such as '/help/*'; repeatable." };
        var exclude = new Option<string[]>("--exclude") { Description = "No paths like this; repeatable." };
        var wait = Wait();
        return shell.Command(
            "add",
            "Adds a site or a page and begins to read it.",
            async (call, cancellationToken) =>
            {
                var body = new JsonObject { ["type"] = call.Get(page) ? "page" : "site", ["url"] = call.Get(url) };
                Put(body, "include", call.Get(include));
                Put(body, "exclude", call.Get(exclude));
                if (call.Get(maxPages) is { } most)
                {
                    body["max_pages"] = most;
                }

                return await ShowAsync(call, await call.Api.SendAsync(ApiCall.Post(Path, body), cancellationToken), call.Get(wait), cancellationToken);
            },
            url, page, maxPages, include, exclude, wait);
    }

    private static Command Sync(Shell shell)
    {
        var id = Id();
        var wait = Wait();
        return shell.Command(
            "sync",
            "Reads a source again; unchanged pages are left as they are.",
            async (call, cancellationToken) => await ShowAsync(
                call, await call.Api.SendAsync(ApiCall.RepeatablePost($"{PathOf(call.Get(id))}/sync"), cancellationToken), call.Get(wait), cancellationToken),
            id, wait);
    }

    private static Command Status(Shell shell)
    {
        var id = new Argument<string?>("id") { Description = "The source; left out: all.", Arity = ArgumentArity.ZeroOrOne };
        var pages = new PageOptions();
        var wait = Wait();
        return shell.Command(
            "status",
            "How far the reading is.",
            async (call, cancellationToken) =>
            {
                if (call.Get(id) is { } one)
                {
                    return await ShowAsync(call, await call.Api.GetAsync(PathOf(one), cancellationToken), call.Get(wait), cancellationToken);
                }

                var page = await pages.ReadAsync(call, Path, cancellationToken);
                PageOptions.TellMore(call, page.Body);
                return call.Show(page, SourceView.WriteList);
            },
            [id, wait, .. pages.Symbols]);
    }

    private static Command Pages(Shell shell)
    {
        var id = Id();
        var state = new Option<string?>("--state") { Description = "Only pages in this state." }.AcceptOnlyFromAmong("queued", "indexed", "unchanged", "skipped", "failed");
        var pages = new PageOptions();
        return shell.Command(
            "pages",
            "What became of every page, and why.",
            async (call, cancellationToken) =>
            {
                var page = await pages.ReadAsync(call, $"{PathOf(call.Get(id))}/pages", cancellationToken, ("state", call.Get(state)));
                PageOptions.TellMore(call, page.Body);
                return call.Show(page, SourceView.WritePages);
            },
            [id, state, .. pages.Symbols]);
    }

    private static Command Delete(Shell shell)
    {
        var id = Id();
        var yes = Confirmation.Option();
        return shell.Command(
            "delete",
            "Removes a source with all that was read from it.",
            async (call, cancellationToken) =>
            {
                var path = PathOf(call.Get(id));
                await Confirmation.RequireAsync(call, yes, $"Delete source '{call.Get(id)}' with all that was read from it", cancellationToken);
                return call.Done(await call.Api.DeleteAsync(path, cancellationToken), $"Source '{call.Get(id)}' is deleted.");
            },
            id, yes);
    }

    private static async Task<int> ShowAsync(Call call, ApiReply source, bool wait, CancellationToken cancellationToken)
    {
        if (wait)
        {
            source = await SourceReading.FollowAsync(call, source, cancellationToken);
        }

        call.Show(source, SourceView.Write);
        return wait && source.Body.Text("status") != "succeeded" ? ExitCode.Failed : ExitCode.Ok;
    }

    private static void Put(JsonObject body, string name, string[]? globs)
    {
        if (globs is { Length: > 0 })
        {
            body[name] = Lists.Json(globs);
        }
    }
}
