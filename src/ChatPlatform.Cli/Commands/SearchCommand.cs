using System.CommandLine;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat search</c>: the retrieval, explained.</summary>
internal static class SearchCommand
{
    public static Command Build(Shell shell)
    {
        var query = new Argument<string>("query") { Description = "As a visitor would ask." };
        var hits = Numbers.Between(new Option<int>("--hits", "-k") { Description = "Passages at most.", DefaultValueFactory = _ => 8 }, 1, 50);
        var full = new Option<bool>("--full") { Description = "Each passage whole." };
        return shell.Command(
            "search",
            "Shows the passages that a question finds, and the scores that found them.",
            async (call, cancellationToken) => call.Show(
                await call.Api.GetAsync(
                    ApiPath.WithQuery("api/v1/knowledge/search", ("q", call.Get(query)), ("k", ApiPath.Number(call.Get(hits)))), cancellationToken),
                (console, found) => HitView.Write(console, found, call.Get(full))),
            query, hits, full);
    }
}
