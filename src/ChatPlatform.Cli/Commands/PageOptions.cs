using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Commands;

/// <summary>How much of a list: a page by its cursor, or all of it.</summary>
internal sealed class PageOptions
{
    private const int MostItems = 500;

    private readonly Option<int> _limit = Numbers.Between(new Option<int>("--limit") { Description = "Items of a page.", DefaultValueFactory = _ => 50 }, 1, MostItems);
    private readonly Option<string?> _cursor = new("--cursor") { Description = "The next_cursor of the page before." };
    private readonly Option<bool> _all = new("--all") { Description = "Every page, as one." };

    public IEnumerable<Symbol> Symbols => [_limit, _cursor, _all];

    public async Task<ApiReply> ReadAsync(Call call, string path, CancellationToken cancellationToken, params (string Name, string? Value)[] query)
    {
        var isAll = call.Get(_all);
        var limit = isAll ? MostItems : call.Get(_limit);
        var page = await PageAsync(call.Get(_cursor));
        if (!isAll)
        {
            return page;
        }

        var items = new JsonArray();
        while (true)
        {
            foreach (var item in page.Body.GetProperty("items").EnumerateArray())
            {
                items.Add(JsonSerializer.SerializeToNode(item));
            }

            if (page.Body.Text("next_cursor") is not { } cursor)
            {
                return ApiReply.Of(new JsonObject { ["items"] = items });
            }

            page = await PageAsync(cursor);
        }

        Task<ApiReply> PageAsync(string? cursor) =>
            call.Api.GetAsync(ApiPath.WithQuery(path, [.. query, ("limit", ApiPath.Number(limit)), ("cursor", cursor)]), cancellationToken);
    }

    /// <summary>Where the list goes on, if it does.</summary>
    public static void TellMore(Call call, JsonElement page)
    {
        if (page.Text("next_cursor") is { } cursor)
        {
            call.Say($"There is more: add --cursor {cursor}, or --all.");
        }
    }
}
